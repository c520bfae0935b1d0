import { useQueryClient } from "@tanstack/react-query";
import pMap from "p-map";
import { useState } from "react";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { discardHeld, replayHeld } from "../../schemas/api/quarantine-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { quarantineWording } from "./quarantine-wording.ts";

const AT_ONCE = 4;

/** Replays or discards held exchanges, each by itself: what is refused leaves the others. */
export function useBulkAction() {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const queries = useQueryClient();
  const tell = useTell();
  const [isRunning, setRunning] = useState(false);

  async function each(
    items: readonly Pick<ListedExchange, "id">[],
    told: (count: number) => string,
    act: (id: string) => Promise<unknown>,
  ): Promise<void> {
    setRunning(true);
    const outcomes = await pMap(
      items,
      ({ id }) =>
        act(id).then(
          () => undefined,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        ),
      { concurrency: AT_ONCE },
    );
    setRunning(false);
    const refusals = outcomes.filter((reason) => reason !== undefined);
    const count = outcomes.length - refusals.length;
    const [reason] = refusals;
    if (count > 0) tell({ type: "success", text: told(count) });
    if (reason !== undefined) {
      tell({ type: "error", text: say("refused", { count: refusals.length, reason }) });
    }
    await queries.invalidateQueries({ queryKey: [desk.client.id] });
  }

  return {
    isRunning,
    replay: (items: readonly Pick<ListedExchange, "id">[]) =>
      each(
        items,
        (count) => say("replayed", { count }),
        (id) => desk.call(replayHeld, { parameters: { id }, query: {}, body: undefined }),
      ),
    discard: (items: readonly Pick<ListedExchange, "id">[], why: string) =>
      each(
        items,
        (count) => say("discarded", { count }),
        (id) => desk.call(discardHeld, { parameters: { id }, query: {}, body: { why } }),
      ),
  };
}
