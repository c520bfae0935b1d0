import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { type Candidate, listCandidates } from "../../schemas/api/incident-context-operations.ts";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { COMPETENCES } from "../../schemas/incident-guidance.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Availability } from "./availability.tsx";
import { levelWording } from "./candidate-wording.ts";
import { incidentPageWording } from "./incident-page-wording.ts";

const FIRST = 3;

function Ways({ phone, email }: Pick<Candidate, "phone" | "email">) {
  return (
    <>
      {phone === null ? null : (
        <div>
          <Link href={`tel:${phone}`}>{phone}</Link>
        </div>
      )}
      <div>
        <Link href={`mailto:${email}`}>{email}</Link>
      </div>
    </>
  );
}

/** Whom to call about an incident, in the order of the roster, and how. */
export function WhomToCall({ number, assignee }: Pick<IncidentDocument, "number" | "assignee">) {
  const say = useWording(incidentPageWording);
  const sayLevel = useWording(levelWording);
  const sayReason = useWording(rosterReasons);
  const sayCompetence = useWording(COMPETENCES);
  const [isWhole, setWhole] = useState(false);
  const candidates = useRead(listCandidates, { parameters: { number }, query: {} });
  return (
    <Answer asked={candidates}>
      {({ answer: { items, competence } }) => {
        const mine = items.filter(({ person }) => person === assignee);
        const others = items.filter(
          ({ person, reason }) => person !== assignee && (isWhole || reason !== null),
        );
        const shown = [...mine, ...others].slice(0, isWhole ? items.length : FIRST);
        return (
          <Listing
            items={shown}
            keyOf={({ person }) => person}
            label={say("whom")}
            empty={say("nobody")}
            header={
              <Header variant="h2" description={say("needs", { competence: sayCompetence(competence) })}>
                {say("whom")}
              </Header>
            }
            footer={
              items.length > shown.length ? (
                <Button variant="inline-link" onClick={() => setWhole(true)}>
                  {say("everyone", { count: items.length })}
                </Button>
              ) : undefined
            }
            columns={[
              {
                id: "name",
                header: say("name"),
                cell: ({ name, person, level }) => (
                  <>
                    <Box fontWeight="bold">{name}</Box>
                    <Box variant="small">
                      {sayLevel(level)}
                      {person === assignee ? `, ${say("hasIt")}` : ""}
                    </Box>
                  </>
                ),
              },
              { id: "ways", header: say("ways"), cell: (candidate) => <Ways {...candidate} /> },
              { id: "there", header: say("there"), cell: (candidate) => <Availability {...candidate} /> },
              { id: "load", header: say("load"), cell: ({ load }) => load },
              {
                id: "why",
                header: say("why"),
                cell: ({ reason, told }) => (
                  <>
                    {reason === null ? say("notAsked") : sayReason(reason)}
                    {told ? ` ${say("wasTold")}` : ""}
                  </>
                ),
              },
            ]}
          />
        );
      }}
    </Answer>
  );
}
