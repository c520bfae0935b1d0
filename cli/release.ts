import type * as z from "zod";
import type { ApiAccess } from "../schemas/api/api-call.ts";
import {
  discardHeld as discarding,
  replayHeld as replaying,
  showHeld,
} from "../schemas/api/quarantine-operations.ts";
import type { HoldState } from "../schemas/held-exchange.ts";
import { apiAccess, ask } from "./desk-api.ts";
import { CommandFailure } from "./failure.ts";

/** What keeps an exchange from being replayed or discarded. */
type NotReleased =
  | { readonly id: string; readonly outcome: "unknown" }
  | { readonly id: string; readonly outcome: "refused"; readonly state: HoldState };

/** What became of the replay of one exchange. */
export type ReplayStarted = z.input<typeof replaying.answer> | NotReleased;

/** What became of the discarding of one exchange. */
export type Discarded = z.input<typeof discarding.answer> | NotReleased;

/** Does something with each exchange by itself: one that is not held is refused and holds up no other. */
async function each<Done>(
  ids: readonly string[],
  release: (access: ApiAccess, id: string) => Promise<Done>,
): Promise<readonly (Done | NotReleased)[]> {
  const access = await apiAccess();
  const done: (Done | NotReleased)[] = [];
  for (const id of ids) {
    try {
      done.push(await release(access, id));
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      done.push(await notReleased(access, id, error));
    }
  }
  return done;
}

/** Why an exchange was not released; a failure of another kind is one of the whole command. */
async function notReleased(access: ApiAccess, id: string, failure: CommandFailure): Promise<NotReleased> {
  if (failure.code === "exchange-unknown") return { id, outcome: "unknown" };
  if (failure.code !== "exchange-not-held") throw failure;
  const { state } = await ask(access, showHeld, { parameters: { id }, query: {}, body: undefined });
  return { id, outcome: "refused", state };
}

/** Replays held exchanges. */
export function replayHeld(ids: readonly string[]): Promise<readonly ReplayStarted[]> {
  return each(ids, (access, id) =>
    ask(access, replaying, { parameters: { id }, query: { together: ids.length }, body: undefined }),
  );
}

/** Gives held exchanges up, for a reason that stays in their history. */
export function discardHeld(ids: readonly string[], why: string): Promise<readonly Discarded[]> {
  const query = { together: ids.length };
  return each(ids, (access, id) => ask(access, discarding, { parameters: { id }, query, body: { why } }));
}
