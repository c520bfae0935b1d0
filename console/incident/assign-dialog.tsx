import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import { listCandidates } from "../../schemas/api/incident-context-operations.ts";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { Answer } from "../shell/answer.tsx";
import { Availability } from "./availability.tsx";
import type { Asking } from "./further-actions.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";

/** Asks to whom an incident is given: first those whom the roster would ask, with who is there and why. */
export function AssignDialog({
  incident: { number, assignee },
  asking,
  assign,
}: {
  readonly incident: Pick<IncidentDocument, "number" | "assignee">;
  readonly asking: Asking;
  readonly assign: (person: string) => void;
}) {
  const say = useWording(incidentPageWording);
  const sayReason = useWording(rosterReasons);
  const candidates = useRead(listCandidates, { parameters: { number }, query: {} });
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <ActionDialog
      title={say("assign")}
      confirm={say("assign")}
      ready={chosen !== null}
      {...asking}
      act={() => assign(chosen ?? "")}
    >
      <Answer asked={candidates}>
        {({ answer: { items } }) => (
          <RadioGroup
            ariaLabel={say("whom")}
            value={chosen}
            onChange={({ detail }) => setChosen(detail.value)}
            items={items.map((candidate) => ({
              value: candidate.person,
              label: candidate.name,
              disabled: candidate.person === assignee,
              description: (
                <>
                  <Availability {...candidate} /> · {say("inHand", { count: candidate.load })} ·{" "}
                  {candidate.reason === null ? say("notAsked") : sayReason(candidate.reason)}
                </>
              ),
            }))}
          />
        )}
      </Answer>
    </ActionDialog>
  );
}
