import { hash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Flow } from "../../schemas/flow.ts";
import type { Holding } from "../../schemas/held-exchange.ts";
import type { Counted } from "../../schemas/pulse.ts";
import { ReplayOrder } from "../../schemas/replay-order.ts";
import { errorTrace } from "../error-trace.ts";
import type { DeadLetter, DeadLetters, Pulses, Quarantine } from "../ports.ts";
import { carried } from "../payload/carried.ts";
import { gateFailure, type Origin } from "../quarantine/fault.ts";
import { heldAgain } from "../quarantine/life.ts";

/** What the drain reaches outside itself. */
export interface DrainPorts {
  readonly deadLetters: DeadLetters;
  readonly quarantine: Quarantine;
  readonly pulses: Pulses;
}

/** So many receives of one queue in one sweep; the next sweep goes on. */
const RECEIVES_MAX = 50;

/** The flow of dead letters. */
export interface Drained extends Origin, Pick<Flow, "transferEncoding"> {}

/** What crashed the gate must not crash the drain, so it looks at bytes only and never decodes their format. */
function toHold(origin: Drained, letter: DeadLetter): Holding {
  const { messageId, body, attributes, receiveCount } = letter;
  const payload = carried(letter, origin);
  return {
    flow: origin.id,
    exchangeId: null,
    businessKey: null,
    order: null,
    contentHash: hash("sha256", payload.bytes, "hex"),
    transferEncoding: payload.outcome === "payload" ? payload.transferEncoding : null,
    content: { body, attributes },
    messageId,
    receiveCount,
    ...gateFailure(origin),
  };
}

const arrived = (count: number): Counted => ({
  received: count,
  quarantined: count,
  gateFailures: count,
});

/**
 * Brings a flow's dead letters into quarantine; each leaves its queue only after it is held. One that
 * cannot be held stays, and does not hold up the rest.
 *
 * @returns how many were held
 */
export async function drain(
  origin: Drained,
  queue: string,
  now: Temporal.Instant,
  { deadLetters, quarantine, pulses }: DrainPorts,
): Promise<number> {
  let drained = 0;
  for (let receive = 0; receive < RECEIVES_MAX; receive += 1) {
    const letters = await deadLetters.receive(queue);
    if (letters.length === 0) break;
    const outcomes = await quarantine.holdAll(
      letters.map((letter) => toHold(origin, letter)),
      now,
    );
    const held = letters.filter((_, index) => outcomes[index] !== "failed");
    if (held.length > 0) await pulses.count(origin.id, now, arrived(held.length));
    await deadLetters.remove(queue, held);
    drained += held.length;
  }
  return drained;
}

function orderOf({ body }: DeadLetter): ReplayOrder | undefined {
  try {
    return ReplayOrder.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** Whether the letter is done with; an exchange that cannot be changed now leaves its letter for the next sweep. */
async function returnToPerson(
  letter: DeadLetter,
  versionOf: (flow: string) => number,
  now: Temporal.Instant,
  quarantine: Quarantine,
): Promise<boolean> {
  const order = orderOf(letter);
  if (!order) {
    console.error({ message: "a dead replay order is none", messageId: letter.messageId });
    return true;
  }
  try {
    await quarantine.change(order.quarantineId, (exchange) => {
      const why = gateFailure({ id: exchange.flow, contractVersion: versionOf(exchange.flow) });
      return heldAgain(exchange, order.replayId, why, now);
    });
    return true;
  } catch (error) {
    console.error({
      message: "a dead replay order could not be returned",
      id: order.quarantineId,
      error: errorTrace(error),
    });
    return false;
  }
}

/**
 * Returns the exchanges of dead replay orders to a person: such a letter is an order, not a message, so
 * nothing else is kept of it.
 *
 * @param versionOf the version of a flow's present contract
 */
export async function drainOrders(
  queue: string,
  versionOf: (flow: string) => number,
  now: Temporal.Instant,
  { deadLetters, quarantine }: Omit<DrainPorts, "pulses">,
): Promise<number> {
  let drained = 0;
  for (let receive = 0; receive < RECEIVES_MAX; receive += 1) {
    const letters = await deadLetters.receive(queue);
    if (letters.length === 0) break;
    const done: DeadLetter[] = [];
    for (const letter of letters) {
      if (await returnToPerson(letter, versionOf, now, quarantine)) done.push(letter);
    }
    await deadLetters.remove(queue, done);
    drained += done.length;
  }
  return drained;
}
