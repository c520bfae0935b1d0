import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import { type Order, orderOf } from "../../schemas/line.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { faultOrigin } from "../gate/hold.ts";
import type { Asked } from "../order/line.ts";
import { heldPlace, type Place } from "../order/place.ts";
import { giveTurnBack, joinLine, leaveLine, takeTurnOfHeld } from "../order/turn.ts";
import { behind, overtaken } from "../quarantine/fault.ts";
import { FAILED, knownOf, type Passing, passTogether, type Verdict } from "./pass-on.ts";

const CONCURRENT_LINES = 16;

/** The order of a held exchange in the line of its key: as its newest text tells, else as it was held by. */
export function orderOfHeld({ held, exchange }: Passing): Order {
  if (exchange.sequence !== null || held.order === null)
    return orderOf(exchange.sequence, Temporal.Instant.from(held.firstSeen).epochMilliseconds);
  return held.order;
}

/** A held exchange in the line of its business key. */
interface Standing extends Passing {
  readonly place: Place;
  readonly isInLine: boolean;
}

/** The place of an exchange; one whose correction gave it another has moved there. */
async function standing(one: Passing, now: Temporal.Instant, ports: ForwardPorts): Promise<Standing> {
  const { held, exchange } = one;
  const { flow, id } = held;
  const place = { flow, businessKey: exchange.businessKey, order: orderOfHeld(one), id };
  const before = heldPlace(held);
  const isMoved = before && (before.businessKey !== place.businessKey || before.order !== place.order);
  if (isMoved) {
    await joinLine({ ...place, joinedAt: now }, "turn", now, ports);
    await leaveLine(before, { sequence: null, isForwarded: false }, now, ports);
  }
  return { ...one, place, isInLine: before !== undefined };
}

/** Asks for the turn of one; which goes if it is the first that waits, or a person lets it go late. */
function turnOf({ held, exchange, place }: Standing, now: Temporal.Instant, ports: ForwardPorts) {
  const { flow, businessKey, id } = place;
  const { sequence } = exchange;
  const isLate = held.reason === "overtaken" || held.reason === "refused";
  const going = { flow, businessKey, exchange: id, sequence, isLate, outOfSightSeconds: 0 };
  return takeTurnOfHeld(going, now, ports);
}

/** What is to be done with one that may not go now. */
async function withheld(
  { place, isInLine }: Standing,
  turn: Exclude<Asked["turn"], "go">,
  passage: Passage,
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<Verdict> {
  const origin = faultOrigin(passage);
  switch (turn) {
    case "busy":
      return FAILED;
    case "overtaken":
      if (isInLine) await leaveLine(place, { sequence: null, isForwarded: false }, now, ports);
      return { verdict: "held-again", fault: overtaken(origin), order: null };
    case "behind":
      if (!isInLine) await joinLine({ ...place, joinedAt: now }, "turn", now, ports);
      return { verdict: "held-again", fault: behind(origin), order: place.order };
  }
}

/** The end of a turn: what was delivered leaves its line, what was not keeps its place. */
async function over(
  { place, exchange: { sequence }, isInLine }: Standing,
  verdict: Verdict,
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<Verdict> {
  const isForwarded = verdict.verdict === "delivered" || (verdict.verdict === "failed" && verdict.isSent);
  if (verdict.verdict === "delivered" && isInLine)
    await leaveLine(place, { sequence, isForwarded }, now, ports);
  else await giveTurnBack(place, { exchange: place.id, sequence, isForwarded }, now, ports);
  return verdict.verdict === "held-again" && isInLine ? { ...verdict, order: place.order } : verdict;
}

/**
 * Passes exchanges of an ordered flow on, as `passTogether` does, each in its turn: the first that waits in the line of
 * its key goes, others wait behind it. No two of them may have one business key.
 *
 * @throws where a store does not answer at all
 */
export async function passInOrder(
  passage: Passage,
  passing: readonly Passing[],
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<readonly Verdict[]> {
  const concurrency = { concurrency: CONCURRENT_LINES };
  const asked = await pMap(
    passing,
    async (one) => {
      const stood = await standing(one, now, ports);
      return { stood, turn: await turnOf(stood, now, ports) };
    },
    concurrency,
  );
  const going = asked.flatMap(({ stood, turn }) => (turn === "go" ? [stood] : []));
  const passed = await passTogether(passage, going, now, ports);
  const verdicts = new Map(going.map((stood, index) => [stood, passed[index]]));
  // A replay that broke off may have got so far; others may have gone since.
  const kept = asked.flatMap(({ stood, turn }) => (turn === "go" || turn === "busy" ? [] : [stood]));
  const known = kept.length > 0 ? await knownOf(passage, kept, now, ports) : [];
  const contractVersion = passage.flow.contract.version;
  for (const [index, stood] of kept.entries())
    if (known[index]?.verdict === "forwarded-before")
      verdicts.set(stood, { verdict: "delivered", contractVersion });
  return pMap(
    asked,
    ({ stood, turn }) => {
      const verdict = verdicts.get(stood);
      return turn === "go" || verdict
        ? over(stood, verdict ?? FAILED, now, ports)
        : withheld(stood, turn, passage, now, ports);
    },
    concurrency,
  );
}
