import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { showRoster } from "../../schemas/api/team-operations.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { competenceWording, teamWording } from "./team-wording.ts";

/** Who would take the next incident of each competence. */
export function DutyNow() {
  const say = useWording(teamWording);
  const sayCompetence = useWording(competenceWording);
  const sayReason = useWording(rosterReasons);
  const roster = useRead(showRoster, { parameters: {}, query: {} });
  return (
    <Answer asked={roster}>
      {({ answer: { items } }) => (
        <Listing
          items={items}
          keyOf={({ competence }) => competence}
          label={say("now")}
          empty={say("noTeam")}
          header={
            <Header variant="h2" description={say("nowHint")}>
              {say("now")}
            </Header>
          }
          columns={[
            {
              id: "competence",
              header: say("competence"),
              cell: ({ competence }) => sayCompetence(competence),
            },
            {
              id: "who",
              header: say("who"),
              cell: ({ name, until }) => {
                if (name === null) return <StatusIndicator type="error">{say("nobody")}</StatusIndicator>;
                return until === undefined ? (
                  name
                ) : (
                  <Box variant="span">
                    {say("fromThen", { name })} <Moment at={until} />
                  </Box>
                );
              },
            },
            { id: "why", header: say("why"), cell: ({ reason }) => sayReason(reason) },
          ]}
        />
      )}
    </Answer>
  );
}
