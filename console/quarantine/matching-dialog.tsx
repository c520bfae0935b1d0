import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useEffect, useState } from "react";
import { LEADS } from "../../schemas/api/access.ts";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { ReasonField } from "../shell/reason-field.tsx";
import { useZone } from "../time/zone.tsx";
import { type HeldFilter, queryOf } from "./held-filter.ts";
import { type MatchingSet, matchingSet, SET_MOST } from "./matching-set.ts";
import { quarantineWording } from "./quarantine-wording.ts";

/** Gathers all that match while the dialog is open. */
function useMatchingSet(filter: HeldFilter) {
  const desk = useDesk();
  const zone = useZone();
  const [found, setFound] = useState(0);
  const [set, setSet] = useState<MatchingSet>();
  const [error, setError] = useState<Error>();
  useEffect(() => {
    const closing = new AbortController();
    matchingSet(desk, queryOf(filter, zone), setFound, closing.signal).then(
      (all) => (closing.signal.aborted ? undefined : setSet(all)),
      (reason: unknown) => {
        if (!closing.signal.aborted) setError(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
    return () => closing.abort();
    // What was asked for when the dialog opened is what is acted on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return { found, set, error };
}

/** Counts all that match, says how many these are, and asks whether to discard them. */
export function MatchingDialog({
  filter,
  close,
  confirm,
}: {
  readonly filter: HeldFilter;
  readonly close: () => void;
  readonly confirm: (set: MatchingSet, why: string) => void;
}) {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const { found, set, error } = useMatchingSet(filter);
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const [why, setWhy] = useState("");
  const count = set?.items.length ?? 0;
  const most = data?.answer.client.bulkWithoutLead ?? Infinity;
  const flows = [...new Set(set?.items.map(({ flow }) => flow))];
  const needsLead = count > most && !flows.every((flow) => desk.may({ roles: LEADS }, [flow]));
  const isReady = set !== undefined && count > 0 && !needsLead && why.trim() !== "";
  return (
    <ActionDialog
      title={say("discardAllTitle")}
      confirm={set ? say("discardCount", { count }) : say("discard")}
      ready={isReady}
      error={error ?? null}
      close={close}
      act={() => set && confirm(set, why.trim())}
    >
      {set || error ? null : (
        <StatusIndicator type="loading">{say("counting", { count: found })}</StatusIndicator>
      )}
      {set ? <Box variant="p">{say("matchNow", { count })}</Box> : null}
      {set?.isCut ? <Alert type="info">{say("cut", { count: SET_MOST })}</Alert> : null}
      {needsLead ? <Alert type="warning">{say("needsLead", { count: most })}</Alert> : null}
      <Box variant="p">{say("discardHint")}</Box>
      <ReasonField reason={why} change={setWhy} />
    </ActionDialog>
  );
}
