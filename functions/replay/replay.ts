import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { HeldContent, HeldExchange } from "../../schemas/held-exchange.ts";
import type { ReplayOrder } from "../../schemas/replay-order.ts";
import { errorTrace } from "../error-trace.ts";
import { examine } from "../gate/examine.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { faultOrigin } from "../gate/hold.ts";
import { fault, gateFailure } from "../quarantine/fault.ts";
import { delivered, heldAgain, taken } from "../quarantine/life.ts";
import { orderOfHeld, passInOrder } from "./pass-in-order.ts";
import { FAILED, type Passing, passTogether, type Verdict } from "./pass-on.ts";

/**
 * What became of an order: `delivered` now or before; `held-again` with new findings; `dropped` because
 * it is outdated; `failed`, then the order must come again.
 */
export type Replayed = "delivered" | "held-again" | "dropped" | "failed";

/** How many contents are read at once. */
const CONCURRENT_READS = 16;

/** The passage of a flow; undefined where the client has no such flow any more. */
type PassageOf = (flow: string) => Passage | undefined;

/**
 * Carries out replay orders: takes those exchanges up that are still on the replay which is ordered, and carries them
 * through. The outcomes stand in their order.
 *
 * @throws where the quarantine does not answer at all: then all orders come again
 */
export async function replayAll(
  orders: readonly ReplayOrder[],
  passageOf: PassageOf,
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<readonly Replayed[]> {
  const found = await ports.quarantine.findAll(orders.map(({ quarantineId }) => quarantineId));
  const byId = new Map(found.map((exchange) => [exchange.id, exchange]));
  const known = orders.flatMap(({ quarantineId, replayId }, place) => {
    const exchange = byId.get(quarantineId);
    return exchange ? [{ exchange, replayId, place }] : [];
  });
  const stamped = await ports.quarantine.changeAll(
    known.map(({ exchange }) => exchange),
    (exchange, index) => taken(exchange, known[index]?.replayId ?? "", now),
  );
  const onReplay = known.flatMap(({ place }, index) => {
    const held = stamped[index]?.changed ? stamped[index].exchange : undefined;
    return held ? [{ held, place }] : [];
  });
  const carried = await carryThrough(
    onReplay.map(({ held }) => held),
    passageOf,
    now,
    ports,
  );
  const outcomes = orders.map((): Replayed => "dropped");
  for (const [index, { place }] of known.entries()) if (!stamped[index]) outcomes[place] = "failed";
  for (const [index, { place }] of onReplay.entries()) outcomes[place] = carried[index] ?? "failed";
  return outcomes;
}

/**
 * Carries exchanges through that were taken up, of each what came or its newest correction:
 *
 * 1. examine them with today's contract;
 * 2. look into the journal, whether they went through already, then only mark them;
 * 3. forward, count and record them, naming the quarantine item;
 * 4. mark them delivered, or hold them again with what is wrong today.
 *
 * What fails is told and holds up no other; the outcomes stand in their order.
 */
export async function carryThrough(
  onReplay: readonly HeldExchange[],
  passageOf: PassageOf,
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<readonly Exclude<Replayed, "dropped">[]> {
  const verdicts = new Map<HeldExchange, Verdict>();
  const passing: Readied[] = [];
  const contents = await ports.quarantine.newestContents(onReplay).catch(failing("contents"));
  const readied = await pMap(
    onReplay,
    (held) => ready(held, contents?.get(held.id), passageOf, ports).catch(failing(held.id)),
    { concurrency: CONCURRENT_READS },
  );
  for (const [index, held] of onReplay.entries()) {
    const one = readied[index];
    if (one && "exchange" in one) passing.push(one);
    else verdicts.set(held, one ?? FAILED);
  }
  for (const [passage, several] of rounds(passing)) {
    const passOn = passage.flow.ordered ? passInOrder : passTogether;
    const told = await passOn(passage, several, now, ports).catch(failing(passage.id));
    for (const [index, { held }] of several.entries()) verdicts.set(held, told?.[index] ?? FAILED);
  }
  return settle(onReplay, (held) => verdicts.get(held) ?? FAILED, now, ports);
}

/** An exchange that is ready to be passed on. */
interface Readied extends Passing {
  readonly passage: Passage;
}

/** Logs why something failed; the name of what failed is no content. */
const failing = (what: string) => (error: unknown) => {
  console.error({ message: "a replay could not be carried out", what, error: errorTrace(error) });
  return undefined;
};

/** Reads what is to be sent, where it is not at hand, and examines it. */
async function ready(
  held: HeldExchange,
  known: HeldContent | undefined,
  passageOf: PassageOf,
  { quarantine }: ForwardPorts,
): Promise<Readied | Verdict> {
  const passage = passageOf(held.flow);
  const content = known ?? (await quarantine.content(held.id, held.corrections.at(-1)?.hash));
  if (!passage || !content) {
    const lost = gateFailure({ id: held.flow, contractVersion: held.contractVersion });
    return { verdict: "held-again", fault: lost };
  }
  const { messageId, receiveCount } = held;
  const decode = await passage.flow.contract.format.open();
  const message = { messageId, receiveCount, ...content };
  const examined = examine(message, passage.flow, decode, held.transferEncoding);
  if (examined.outcome === "refused")
    return { verdict: "held-again", fault: fault(faultOrigin(passage), examined.reason, examined) };
  return { held, exchange: examined, passage };
}

/** Those of ordered flows in the order of their lines; the others as they stand. */
function inOrder(passing: readonly Readied[]): readonly Readied[] {
  const standing = passing
    .filter(({ passage }) => passage.flow.ordered)
    .map((one) => ({ one, order: orderOfHeld(one) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)));
  return [...passing.filter(({ passage }) => !passage.flow.ordered), ...standing.map(({ one }) => one)];
}

/**
 * The exchanges by passage, each exchange id once a round, or each business key once where the flow is ordered: the
 * second is looked up after the first is recorded.
 */
function rounds(passing: readonly Readied[]): readonly (readonly [Passage, readonly Passing[]])[] {
  const found = new Map<string, [Passage, Passing[]]>();
  const met = new Map<string, number>();
  for (const one of inOrder(passing)) {
    const { passage, exchange } = one;
    const once = passage.flow.ordered ? exchange.businessKey : exchange.exchangeId;
    const name = JSON.stringify([passage.id, once]);
    const round = met.get(name) ?? 0;
    met.set(name, round + 1);
    const key = JSON.stringify([round, passage.id]);
    const several = found.get(key);
    if (several) several[1].push(one);
    else found.set(key, [passage, [one]]);
  }
  return [...found.values()];
}

/** Marks each exchange with what became of it, as long as it is on the replay that it was taken up on. */
async function settle(
  onReplay: readonly HeldExchange[],
  verdictOf: (held: HeldExchange) => Verdict,
  now: Temporal.Instant,
  { quarantine }: ForwardPorts,
): Promise<readonly Exclude<Replayed, "dropped">[]> {
  const settled = onReplay.flatMap((held) => {
    const verdict = verdictOf(held);
    return verdict.verdict === "failed" ? [] : [{ held, verdict }];
  });
  const changes = await quarantine.changeAll(
    settled.map(({ held }) => held),
    (exchange, index) => {
      const { held, verdict } = settled[index] ?? {};
      const replayId = held?.replay?.id ?? "";
      if (verdict?.verdict === "delivered")
        return delivered(exchange, replayId, verdict.contractVersion, now);
      return verdict && heldAgain(exchange, replayId, verdict.fault, now, verdict.order);
    },
  );
  const marked = new Map(
    settled.flatMap(({ held, verdict }, index) => (changes[index] ? [[held, verdict.verdict] as const] : [])),
  );
  return onReplay.map((held) => marked.get(held) ?? "failed");
}
