import type { Temporal } from "temporal-polyfill";
import {
  type HeldExchange,
  HISTORY_KEPT,
  type HistoryStep,
  type Holding,
} from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { heldId } from "./held-id.ts";

function step(name: HistoryStep["step"], at: Temporal.Instant): HistoryStep {
  return { at: timestamp(at), step: name, by: null, note: null };
}

/** The item of an exchange that is held for the first time. */
export function firstHeld(holding: Holding, at: Temporal.Instant): HeldExchange {
  const { content, ...told } = holding;
  const since = timestamp(at);
  return {
    ...told,
    id: heldId(holding),
    bytes: Buffer.byteLength(content.body),
    state: "held",
    holding: 1,
    attempts: 0,
    seen: 1,
    firstSeen: since,
    lastSeen: since,
    stateSince: since,
    replay: null,
    history: [step("held", at)],
    revision: 1,
  };
}

/** The item of an exchange that comes again, unmended, after it was delivered or discarded. */
export function heldAnew(settled: HeldExchange, holding: Holding, at: Temporal.Instant): HeldExchange {
  return {
    ...firstHeld(holding, at),
    holding: settled.holding + 1,
    seen: settled.seen + 1,
    firstSeen: settled.firstSeen,
    history: [...settled.history, step("held-anew", at)].slice(-HISTORY_KEPT),
    revision: settled.revision + 1,
  };
}
