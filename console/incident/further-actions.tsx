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

/** How a dialog is left, and what became of what it asked for so far. */
export interface Asking {
  readonly close: () => void;
  readonly error: Error | null;
  readonly pending: boolean;
}

/** What is done with an incident more seldom: hand it over, call the next level, assign and requalify it. */
export function FurtherActions({
  incident,
  done,
}: {
  readonly incident: Pick<
    IncidentDocument,
    "number" | "revision" | "flows" | "assignee" | "impact" | "urgency" | "competence"
  >;
  /** Is called when something was done. */
  readonly done: () => void;
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
  const of = ({ error, isPending, reset }: Pick<typeof assign, "error" | "isPending" | "reset">): Asking => ({
    error,
    pending: isPending,
    close() {
      reset();
      close();
    },
  });
  const ended = {
    onSuccess() {
      close();
      done();
    },
  };
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
          asking={of(assign)}
          assign={(person) => {
            assign.mutate({ ...one, body: { person } }, ended);
          }}
        />
      ) : null}
      {asks === "handOver" ? (
        <HandOverDialog
          competence={competence}
          asking={of(handOver)}
          handOver={(to, tried) => {
            handOver.mutate({ ...one, body: { competence: to, tried } }, ended);
          }}
        />
      ) : null}
      {asks === "requalify" ? (
        <RequalifyDialog
          present={incident}
          asking={of(requalify)}
          requalify={(changed) => {
            requalify.mutate({ ...one, body: changed }, ended);
          }}
        />
      ) : null}
      {asks === "escalate" ? (
        <ReasonDialog
          title={say("escalate")}
          confirm={say("escalate")}
          {...of(escalate)}
          act={(why) => {
            escalate.mutate({ ...one, body: { why } }, ended);
          }}
        />
      ) : null}
    </>
  );
}
