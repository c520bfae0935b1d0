import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { showCoverage } from "../../schemas/api/team-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { competenceWording, teamWording } from "./team-wording.ts";

/** The hours of the contract that rest on one person, or on nobody; the latter first. */
export function CoverageHoles() {
  const say = useWording(teamWording);
  const sayCompetence = useWording(competenceWording);
  const coverage = useRead(showCoverage, { parameters: {}, query: { weeks: 4 } });
  return (
    <Answer asked={coverage}>
      {({ answer: { items } }) => (
        <Listing
          items={items.toSorted((a, b) => a.people - b.people || a.from.localeCompare(b.from))}
          keyOf={({ competence, from }) => `${competence} ${from}`}
          label={say("holes")}
          empty={say("noHoles")}
          header={
            <Header variant="h2" counter={`(${items.length})`} description={say("holesHint")}>
              {say("holes")}
            </Header>
          }
          columns={[
            {
              id: "competence",
              header: say("competence"),
              cell: ({ competence }) => sayCompetence(competence),
            },
            {
              id: "people",
              header: say("onDuty"),
              cell: ({ people }) => (
                <StatusIndicator type={people === 0 ? "error" : "warning"}>
                  {say(people === 0 ? "nobodyOnDuty" : "onlyOne")}
                </StatusIndicator>
              ),
            },
            { id: "who", header: say("who"), cell: ({ who }) => who ?? "–" },
            { id: "from", header: say("from"), cell: ({ from }) => <Moment at={from} /> },
            { id: "until", header: say("until"), cell: ({ until }) => <Moment at={until} /> },
          ]}
        />
      )}
    </Answer>
  );
}
