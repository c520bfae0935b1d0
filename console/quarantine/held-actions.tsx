import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { type Release, useBulkAction } from "./bulk-action.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { StartJob } from "../jobs/start-job.tsx";
import { useZone } from "../time/zone.tsx";
import { type HeldFilter, queryOf } from "./held-filter.ts";
import { MatchingDialog } from "./matching-dialog.tsx";
import { quarantineWording } from "./quarantine-wording.ts";

/** What may be done with the chosen exchanges, or with all that match, to whoever may do it. */
export function HeldActions({
  chosen,
  filter,
  clear,
}: {
  readonly chosen: readonly ListedExchange[];
  readonly filter: HeldFilter;
  readonly clear: () => void;
}) {
  const say = useWording(quarantineWording);
  const { progress, run, stop } = useBulkAction();
  const zone = useZone();
  const { state: _, ...jobFilter } = queryOf(filter, zone);
  const [isDiscarding, setDiscarding] = useState(false);
  const [matching, setMatching] = useState<Release>();
  if (progress) {
    const { done, total } = progress;
    return (
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <ProgressBar
          value={(100 * done) / total}
          additionalInfo={say("progress", { done, total })}
          ariaLabel={say("progress", { done, total })}
        />
        <Button onClick={stop}>{say("stop")}</Button>
      </SpaceBetween>
    );
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ButtonDropdown
        items={[
          { id: "replay", text: say("replayAll") },
          { id: "discard", text: say("discardAll") },
        ]}
        onItemClick={({ detail }) => setMatching(detail.id === "replay" ? "replay" : "discard")}
        expandToViewport
      >
        {say("allMatching")}
      </ButtonDropdown>
      <Button disabled={chosen.length === 0} onClick={() => setDiscarding(true)}>
        {say("discard")}
      </Button>
      <Button
        variant="primary"
        disabled={chosen.length === 0}
        onClick={() => void run("replay", chosen).then(clear)}
      >
        {say("replay")}
      </Button>
      {isDiscarding ? (
        <DiscardDialog
          count={chosen.length}
          close={() => setDiscarding(false)}
          discard={(why) => {
            setDiscarding(false);
            void run("discard", chosen, why).then(clear);
          }}
        />
      ) : null}
      {matching === "replay" ? <StartJob filter={jobFilter} close={() => setMatching(undefined)} /> : null}
      {matching === "discard" ? (
        <MatchingDialog
          filter={filter}
          close={() => setMatching(undefined)}
          confirm={({ items }, why) => {
            setMatching(undefined);
            void run("discard", items, why).then(clear);
          }}
        />
      ) : null}
    </SpaceBetween>
  );
}
