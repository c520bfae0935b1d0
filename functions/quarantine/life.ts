import type { Temporal } from "temporal-polyfill";
import {
  type HeldExchange,
  HISTORY_KEPT,
  type HistoryStep,
  type Holding,
} from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Fault } from "./fault.ts";
import { heldId } from "./held-id.ts";

/** Who acts; nobody where the watchdog acts by itself. */
export interface Act {
  readonly at: Temporal.Instant;
  readonly by?: string;
  readonly note?: string;
}

/** What somebody did with an exchange that stays in its state. */
export function noted(exchange: HeldExchange, step: HistoryStep["step"], act: Act): HeldExchange {
  const { at, by = null, note = null } = act;
  return {
    ...exchange,
    history: [...exchange.history, { at: timestamp(at), step, by, note }].slice(-HISTORY_KEPT),
    revision: exchange.revision + 1,
  };
}

function moved(exchange: HeldExchange, step: HistoryStep["step"], act: Act): HeldExchange {
  return { ...noted(exchange, step, act), stateSince: timestamp(act.at), lock: null };
}

/** The item of an exchange that is held for the first time. */
export function firstHeld(holding: Holding, at: Temporal.Instant): HeldExchange {
  const { content, ...told } = holding;
  const since = timestamp(at);
  return {
    ...told,
    id: heldId(holding),
    bytes: Buffer.from(content.body, holding.transferEncoding ?? "utf8").length,
    state: "held",
    holding: 1,
    attempts: 0,
    seen: 1,
    firstSeen: since,
    lastSeen: since,
    stateSince: since,
    replay: null,
    corrections: [],
    lock: null,
    history: [{ at: since, step: "held", by: null, note: null }],
    revision: 1,
  };
}

/** The item of an exchange that comes again, unmended, after it was delivered or discarded. */
export function heldAnew(settled: HeldExchange, holding: Holding, at: Temporal.Instant): HeldExchange {
  const { firstSeen, seen, revision, history } = settled;
  const item = { ...firstHeld(holding, at), firstSeen, revision, history };
  return { ...moved(item, "held-anew", { at }), holding: settled.holding + 1, seen: seen + 1 };
}

/** Sends a held exchange on its way; undefined where it is not held, so that a second click does nothing. */
export function replaying(exchange: HeldExchange, replayId: string, act: Act): HeldExchange | undefined {
  if (exchange.state !== "held") return undefined;
  const replay = { id: replayId, stampedAt: null, repairs: 0 };
  return { ...moved(exchange, "replaying", act), state: "replaying", replay };
}

/** Whether this very replay of the exchange is under way. */
function isOnReplay(exchange: HeldExchange, replayId: string): boolean {
  return exchange.state === "replaying" && exchange.replay?.id === replayId;
}

/** Sends an exchange that waits for nothing but its turn on its way, taken up at once; undefined where it does not. */
export function inItsTurn(
  exchange: HeldExchange,
  replayId: string,
  at: Temporal.Instant,
): HeldExchange | undefined {
  const sent = exchange.reason === "behind" ? replaying(exchange, replayId, { at }) : undefined;
  return sent && taken(sent, replayId, at);
}

/** The gate takes a replay up, once more if its order comes again; undefined where the order is outdated. */
export function taken(
  exchange: HeldExchange,
  replayId: string,
  at: Temporal.Instant,
): HeldExchange | undefined {
  if (!exchange.replay || !isOnReplay(exchange, replayId)) return undefined;
  const replay = { ...exchange.replay, stampedAt: timestamp(at) };
  return { ...exchange, replay, revision: exchange.revision + 1 };
}

/** A replay went through, by the contract of this version. */
export function delivered(
  exchange: HeldExchange,
  replayId: string,
  contractVersion: number,
  at: Temporal.Instant,
): HeldExchange | undefined {
  if (!isOnReplay(exchange, replayId)) return undefined;
  return { ...moved(exchange, "delivered", { at }), state: "delivered", contractVersion, replay: null };
}

/** A replay came back, with what is wrong today, and with its place where it stands in a line. */
export function heldAgain(
  exchange: HeldExchange,
  replayId: string,
  fault: Fault,
  at: Temporal.Instant,
  order = exchange.order,
): HeldExchange | undefined {
  if (!isOnReplay(exchange, replayId)) return undefined;
  const attempts = exchange.attempts + 1;
  return { ...moved(exchange, "held-again", { at }), ...fault, order, state: "held", attempts, replay: null };
}

/** The turn of an exchange that waits for nothing else came to nothing: it waits on, as if it had not been tried. */
export function waitingOn(exchange: HeldExchange, replayId: string): HeldExchange | undefined {
  if (!isOnReplay(exchange, replayId)) return undefined;
  const history =
    exchange.history.at(-1)?.step === "replaying" ? exchange.history.slice(0, -1) : exchange.history;
  const stateSince = history.at(-1)?.at ?? exchange.stateSince;
  return { ...exchange, state: "held", stateSince, history, replay: null, revision: exchange.revision + 1 };
}

/** A replay ended without an end, since its target or a store did not answer: it is held as it was before. */
export function givenBack(exchange: HeldExchange, replayId: string, act: Act): HeldExchange | undefined {
  if (!isOnReplay(exchange, replayId)) return undefined;
  const attempts = exchange.attempts + 1;
  return { ...moved(exchange, "held-again", act), state: "held", attempts, replay: null };
}

/** A person gives an exchange up; undefined where it is not held. */
export function discarded(exchange: HeldExchange, act: Act): HeldExchange | undefined {
  if (exchange.state !== "held") return undefined;
  return { ...moved(exchange, "discarded", act), state: "discarded" };
}
