import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import {
  acknowledgeIncident,
  type IncidentDocument,
  resolveIncident,
  resumeIncident,
  waitWithIncident,
} from "../../schemas/api/incident-operations.ts";
import { IncidentVerdict, WaitsOn } from "../../schemas/incident.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useShortcut } from "../shortcuts/shortcuts.tsx";
import { useTell } from "../shell/notices.tsx";
import { ChoiceDialog } from "./choice-dialog.tsx";
import { FurtherActions } from "./further-actions.tsx";
import { incidentPageWording, verdictWording, waitsOnWording } from "./incident-page-wording.ts";

type Shown = Pick<
  IncidentDocument,
  | "number"
  | "state"
  | "revision"
  | "flows"
  | "acknowledgedAt"
  | "assignee"
  | "impact"
  | "urgency"
  | "competence"
>;

/** What may be done with an incident as it was seen, to whoever may do it. */
export function IncidentActions({ incident }: { readonly incident: Shown }) {
  const say = useWording(incidentPageWording);
  const sayVerdict = useWording(verdictWording);
  const sayWaitsOn = useWording(waitsOnWording);
  const desk = useDesk();
  const tell = useTell();
  const [asks, setAsks] = useState<"wait" | "resolve">();
  const acknowledge = useAction(acknowledgeIncident);
  const wait = useAction(waitWithIncident);
  const resume = useAction(resumeIncident);
  const resolve = useAction(resolveIncident);
  const { number, state, revision, flows, acknowledgedAt } = incident;
  // What touches no flow is for who may act on all.
  const concerned = flows.length > 0 ? flows : undefined;
  const isOver = state === "resolved" || state === "closed";
  const one = { parameters: { number }, query: {}, seen: revision };
  const told = {
    onSuccess: () => tell({ type: "success", text: say("done") }),
    onError: (error: Error) => tell({ type: "error", text: error.message }),
  };
  const mayAcknowledge =
    desk.may(acknowledgeIncident, concerned) && !isOver && !acknowledgedAt && state !== "waiting";
  const takeOn = () => acknowledge.mutate({ ...one, body: undefined }, told);
  useShortcut("acknowledge", mayAcknowledge && !acknowledge.isPending ? takeOn : undefined);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {mayAcknowledge ? (
        <Button variant="primary" loading={acknowledge.isPending} onClick={takeOn}>
          {say("acknowledge")}
        </Button>
      ) : null}
      {desk.may(waitWithIncident, concerned) && !isOver && state !== "waiting" ? (
        <Button onClick={() => setAsks("wait")}>{say("wait")}</Button>
      ) : null}
      {desk.may(resumeIncident, concerned) && state === "waiting" ? (
        <Button loading={resume.isPending} onClick={() => resume.mutate({ ...one, body: undefined }, told)}>
          {say("resume")}
        </Button>
      ) : null}
      {desk.may(resolveIncident, concerned) && state !== "closed" ? (
        <Button onClick={() => setAsks("resolve")}>{say("resolve")}</Button>
      ) : null}
      {isOver ? null : <FurtherActions incident={incident} done={told.onSuccess} />}
      {asks === "wait" ? (
        <ChoiceDialog
          title={say("wait")}
          label={say("waitsOn")}
          choices={WaitsOn.options.map((value) => ({ value, label: sayWaitsOn(value) }))}
          first={WaitsOn.enum.client}
          noteNeeded={false}
          close={() => setAsks(undefined)}
          choose={(on: WaitsOn, note) => {
            setAsks(undefined);
            wait.mutate({ ...one, body: { on, ...(note === "" ? {} : { note }) } }, told);
          }}
        />
      ) : null}
      {asks === "resolve" ? (
        <ChoiceDialog
          title={say("resolve")}
          label={say("verdict")}
          choices={IncidentVerdict.options.map((value) => ({ value, label: sayVerdict(value) }))}
          first={IncidentVerdict.enum.real}
          noteNeeded
          close={() => setAsks(undefined)}
          choose={(verdict: IncidentVerdict, note) => {
            setAsks(undefined);
            resolve.mutate({ ...one, body: { note, verdict } }, told);
          }}
        />
      ) : null}
    </SpaceBetween>
  );
}
