import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { ReplayOrder } from "../../schemas/replay-order.ts";
import { entries } from "../gate/entries.ts";
import { type Accepted, examine } from "../gate/examine.ts";
import type { GatePorts, Passage } from "../gate/gate.ts";
import { faultOrigin } from "../gate/hold.ts";
import { recognise } from "../gate/recognise.ts";
import type { Delivery } from "../ports.ts";
import { conflict, type Fault, fault, gateFailure, undeliverable } from "../quarantine/fault.ts";
import { delivered, heldAgain, taken } from "../quarantine/life.ts";

/**
 * What became of an order: `delivered` now or before; `held-again` with new findings; `dropped` because
 * it is outdated; `failed`, then the order must come again.
 */
export type Replayed = "delivered" | "held-again" | "dropped" | "failed";

/** What the journal tells of an exchange that is to be replayed. */
type Knowledge =
  | { readonly verdict: "forward"; readonly earlierHashes: readonly string[] }
  | { readonly verdict: "forwarded-before" }
  | { readonly verdict: "conflict" };

/**
 * Carries out one replay order, of what came or of its newest correction:
 *
 * 1. take: stamp the exchange, if this very replay of it is still wanted;
 * 2. examine it with today's contract;
 * 3. look into the journal, whether it went through already, then only mark it;
 * 4. forward, count and record it, naming the quarantine item;
 * 5. mark it delivered, or hold it again with what is wrong today.
 *
 * @param passageOf the passage of a flow; undefined where the client has no such flow any more
 * @throws where a store does not answer, or the decoder cannot be loaded: then the order comes again
 */
export async function replay(
  { quarantineId, replayId }: ReplayOrder,
  passageOf: (flow: string) => Passage | undefined,
  now: Temporal.Instant,
  ports: GatePorts,
): Promise<Replayed> {
  const { quarantine } = ports;
  const stamped = await quarantine.change(quarantineId, (exchange) => taken(exchange, replayId, now));
  if (!stamped.changed || !stamped.exchange) return "dropped";
  const held = stamped.exchange;
  const holdAgain = async (why: Fault): Promise<Replayed> => {
    await quarantine.change(quarantineId, (exchange) => heldAgain(exchange, replayId, why, now));
    return "held-again";
  };

  const passage = passageOf(held.flow);
  const content = await quarantine.content(quarantineId, held.corrections.at(-1)?.hash);
  if (!passage || !content)
    return holdAgain(gateFailure({ id: held.flow, contractVersion: held.contractVersion }));
  const origin = faultOrigin(passage);
  const markDelivered = async (): Promise<Replayed> => {
    const { contractVersion } = origin;
    await quarantine.change(quarantineId, (exchange) => delivered(exchange, replayId, contractVersion, now));
    return "delivered";
  };
  const { messageId, receiveCount } = held;
  const decode = await passage.flow.contract.format.open();
  const message = { messageId, receiveCount, ...content };
  const examined = examine(message, passage.flow, decode, held.transferEncoding);
  if (examined.outcome === "refused") return holdAgain(fault(origin, examined.reason, examined));

  const known = await lookUp(passage, held, examined, now, ports);
  if (known === undefined) return "failed";
  if (known.verdict === "forwarded-before") return markDelivered();
  if (known.verdict === "conflict") return holdAgain(conflict(origin));

  const answer = await forward(passage, examined, ports);
  if (answer.outcome === "failed") return "failed";
  if (answer.outcome === "refused") return holdAgain(undeliverable(origin, answer.code));
  await ports.pulses.count(held.flow, now, { forwarded: 1 });
  const course = { quarantine: { id: held.id, holding: held.holding } };
  const recorded = entries(held.flow, examined, known.earlierHashes, now, course);
  const unrecorded = await ports.journal.record(recorded);
  return unrecorded.length > 0 ? "failed" : markDelivered();
}

/**
 * Whatever the flow's guard: an entry that names this holding means that an earlier run of this replay
 * got so far. The decision on a conflict is the person's who replays it.
 */
async function lookUp(
  { id, flow }: Passage,
  held: HeldExchange,
  exchange: Accepted,
  now: Temporal.Instant,
  { journal }: GatePorts,
): Promise<Knowledge | undefined> {
  const { businessKey, exchangeId } = exchange;
  const { entries: found, unread } = await journal.look([{ flow: id, businessKey, exchangeId }]);
  if (unread.length > 0) return undefined;
  const [entry] = found;
  const mark = entry?.quarantine;
  const isThisHolding = mark?.id === held.id && mark.holding === held.holding;
  // A correction that was made since an earlier run of this replay went through is another text.
  if (isThisHolding && entry?.hash === exchange.hash) return { verdict: "forwarded-before" };
  const hashes = entry ? [entry.hash, ...entry.earlierHashes] : [];
  const [recognised] = recognise(id, flow, [exchange], found, now);
  const guarded = recognised?.recognition.verdict;
  if (guarded === "duplicate") return { verdict: "forwarded-before" };
  if (held.reason === "gate-failure" && hashes.includes(exchange.hash))
    return { verdict: "forwarded-before" };
  if (guarded === "conflict" && held.reason !== "duplicate-conflict") return { verdict: "conflict" };
  return { verdict: "forward", earlierHashes: hashes };
}

async function forward({ id, target }: Passage, exchange: Accepted, { door }: GatePorts): Promise<Delivery> {
  const { message, exchangeId, businessKey, hash } = exchange;
  const { body, attributes } = message;
  const [answer] = await door.deliver(target, [
    { flow: id, exchangeId, businessKey, hash, body, attributes },
  ]);
  return answer ?? { outcome: "failed" };
}
