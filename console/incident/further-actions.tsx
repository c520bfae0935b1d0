import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useState } from "react";
import {
  assignIncident,
  escalateIncident,
  handOverIncident,
  type IncidentDocument,
  requalifyIncident,
} from "../../schemas/api/incident-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { AssignDialog } from "./assign-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";
import { RequalifyDialog } from "./requalify-dialog.tsx";

const ACTIONS = [
  ["handOver", handOverIncident],
  ["escalate", escalateIncident],
  ["assign", assignIncident],
  ["requalify", requalifyIncident],
] as const;
type Asks = (typeof ACTIONS)[number][0];

/** How it is told what became of an action. */
export interface Told {
  readonly onSuccess: () => void;
  readonly onError: (error: Error) => void;
}

/** What is done with an incident more seldom: hand it over, call the next level, assign and requalify it. */
export function FurtherActions({
  incident,
  told,
}: {
  readonly incident: Pick<
    IncidentDocument,
    "number" | "revision" | "flows" | "assignee" | "impact" | "urgency" | "competence"
  >;
  readonly told: Told;
}) {
  const say = useWording(incidentPageWording);
  const desk = useDesk();
  const [asks, setAsks] = useState<Asks>();
  const assign = useAction(assignIncident);
  const handOver = useAction(handOverIncident);
  const requalify = useAction(requalifyIncident);
  const escalate = useAction(escalateIncident);
  const { number, revision, flows, competence } = incident;
  const concerned = flows.length > 0 ? flows : undefined;
  const one = { parameters: { number }, query: {}, seen: revision };
  const close = () => setAsks(undefined);
  const allowed = ACTIONS.filter(([, operation]) => desk.may(operation, concerned));
  if (allowed.length === 0) return null;
  return (
    <>
      <ButtonDropdown
        items={allowed.map(([id]) => ({ id, text: say(id) }))}
        onItemClick={({ detail }) => setAsks(allowed.find(([id]) => id === detail.id)?.[0])}
      >
        {say("further")}
      </ButtonDropdown>
      {asks === "assign" ? (
        <AssignDialog
          incident={incident}
          close={close}
          assign={(person) => {
            close();
            assign.mutate({ ...one, body: { person } }, told);
          }}
        />
      ) : null}
      {asks === "handOver" ? (
        <HandOverDialog
          competence={competence}
          close={close}
          handOver={(to, tried) => {
            close();
            handOver.mutate({ ...one, body: { competence: to, tried } }, told);
          }}
        />
      ) : null}
      {asks === "requalify" ? (
        <RequalifyDialog
          present={incident}
          close={close}
          requalify={(changed) => {
            close();
            requalify.mutate({ ...one, body: changed }, told);
          }}
        />
      ) : null}
      {asks === "escalate" ? (
        <ReasonDialog
          title={say("escalate")}
          confirm={say("escalate")}
          close={close}
          act={(why) => {
            close();
            escalate.mutate({ ...one, body: { why } }, told);
          }}
        />
      ) : null}
    </>
  );
}
