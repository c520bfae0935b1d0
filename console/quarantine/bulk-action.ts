import { useQueryClient } from "@tanstack/react-query";
import pMap from "p-map";
import { useRef, useState } from "react";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { discardHeld, replayHeld } from "../../schemas/api/quarantine-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { quarantineWording } from "./quarantine-wording.ts";

const AT_ONCE = 4;

/** What is done with several exchanges. */
export type Release = "replay" | "discard";

/** How far it got. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

/** Replays or discards held exchanges, each by itself: what is refused leaves the others. */
export function useBulkAction() {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const queries = useQueryClient();
  const tell = useTell();
  const [progress, setProgress] = useState<BulkProgress>();
  const isStopped = useRef(false);

  const act = (release: Release, id: string, together: number, why: string): Promise<unknown> => {
    const asked = { parameters: { id }, query: { together } };
    return release === "replay"
      ? desk.call(replayHeld, { ...asked, body: undefined })
      : desk.call(discardHeld, { ...asked, body: { why } });
  };

  async function run(
    release: Release,
    items: readonly Pick<ListedExchange, "id">[],
    why = "",
  ): Promise<void> {
    const total = items.length;
    let done = 0;
    let count = 0;
    const reasons: string[] = [];
    isStopped.current = false;
    setProgress({ done, total });
    await pMap(
      items,
      async ({ id }) => {
        if (isStopped.current) return;
        try {
          await act(release, id, total, why);
          count += 1;
        } catch (error) {
          reasons.push(error instanceof Error ? error.message : String(error));
        }
        done += 1;
        setProgress({ done, total });
      },
      { concurrency: AT_ONCE },
    );
    setProgress(undefined);
    const [reason] = reasons;
    if (count > 0)
      tell({ type: "success", text: say(release === "replay" ? "replayed" : "discarded", { count }) });
    if (reason !== undefined)
      tell({ type: "error", text: say("refused", { count: reasons.length, reason }) });
    if (done < total) tell({ type: "info", text: say("stopped", { count: total - done }) });
    await queries.invalidateQueries({ queryKey: [desk.client.id] });
  }

  return {
    progress,
    run,
    /** Lets what is under way come to its end, and does no more. */
    stop: () => {
      isStopped.current = true;
    },
  };
}
