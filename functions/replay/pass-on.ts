import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Order } from "../../schemas/line.ts";
import { entries } from "../gate/entries.ts";
import { noteAnswers } from "../answer/note-answers.ts";
import { handOver } from "../deliver/hand-over.ts";
import type { Accepted } from "../gate/examine.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { faultOrigin } from "../gate/hold.ts";
import { keep } from "../gate/keep.ts";
import { keyText } from "../gate/recognise.ts";
import { conflict, type Fault, undeliverable } from "../quarantine/fault.ts";
import { type Knowledge, knowledge } from "./knowledge.ts";
import { hasOnlyWaited, marked } from "./mark.ts";

/** What is to be done with an exchange at the end of its replay; `failed`: nothing, it must be tried again. */
export type Verdict =
  | { readonly verdict: "delivered"; readonly contractVersion: number }
  /** On an ordered flow, with its place in the line of its key. */
  | { readonly verdict: "held-again"; readonly fault: Fault; readonly order?: Order | null }
  /** Though it may have been sent. */
  | { readonly verdict: "failed"; readonly isSent: boolean };

/** Nothing was done with it. */
export const FAILED: Verdict = { verdict: "failed", isSent: false };

/** An exchange on its replay that its contract accepts. */
export interface Passing {
  readonly held: HeldExchange;
  readonly exchange: Accepted;
}

interface Fresh extends Passing {
  readonly earlierHashes: readonly string[];
}

/** What the journal tells of exchanges of one flow, in their order; undefined where it does not answer. */
export async function knownOf(
  passage: Passage,
  passing: readonly Passing[],
  now: Temporal.Instant,
  { journal }: Pick<ForwardPorts, "journal">,
): Promise<readonly (Knowledge | undefined)[]> {
  const keyOf = ({ exchange: { businessKey, exchangeId } }: Passing) => ({
    flow: passage.id,
    businessKey,
    exchangeId,
  });
  const looked = await journal.look(passing.map(keyOf));
  const entryOf = new Map(looked.entries.map((entry) => [keyText(entry), entry]));
  const unread = new Set(looked.unread.map(keyText));
  return passing.map((one) => {
    const key = keyText(keyOf(one));
    if (unread.has(key)) return undefined;
    return knowledge(passage, one.held, one.exchange, entryOf.get(key), now);
  });
}

/**
 * Looks exchanges of one flow up in the journal, forwards those that did not go through yet, counts and records
 * them; the verdicts stand in their order. No two of them may have one exchange id.
 *
 * @throws where a store does not answer at all
 */
export async function passTogether(
  passage: Passage,
  passing: readonly Passing[],
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<readonly Verdict[]> {
  const told = await knownOf(passage, passing, now, ports);
  const fresh = passing.flatMap((one, index): Fresh[] => {
    const known = told[index];
    return known?.verdict === "forward" ? [{ ...one, earlierHashes: known.earlierHashes }] : [];
  });
  const forwarded = await forward(passage, fresh, now, ports);
  const origin = faultOrigin(passage);
  return passing.map(({ held }, index): Verdict => {
    switch (told[index]?.verdict) {
      case "forwarded-before":
        return { verdict: "delivered", contractVersion: origin.contractVersion };
      case "conflict":
        return { verdict: "held-again", fault: conflict(origin) };
      case "forward":
        return forwarded.get(held) ?? FAILED;
      case undefined:
        return FAILED;
    }
  });
}

/** Counts before it records, since an entry means forwarded and counted. */
async function forward(
  passage: Passage,
  fresh: readonly Fresh[],
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<ReadonlyMap<HeldExchange, Verdict>> {
  const { id, target } = passage;
  const { door, pulses, journal, archive } = ports;
  const going = fresh.map(({ held, exchange: { message, exchangeId, businessKey, hash } }) => {
    const { body, attributes } = message;
    // The target knows what it refused, and a FIFO one would drop it.
    const redelivery = held.reason === "refused" ? { redelivery: `${held.id} ${held.holding}` } : {};
    const outgoing = { flow: id, exchangeId, businessKey, hash, body, attributes, ...redelivery };
    return { held, outgoing };
  });
  // Kept is what came; the marks are of this replay alone.
  const kept = await keep(
    passage,
    going.map(({ outgoing }) => outgoing),
    now,
    archive,
  );
  if (kept === "failed") return new Map();
  const sending = going.map(({ held, outgoing }) =>
    hasOnlyWaited(held) ? outgoing : marked(outgoing, held),
  );
  const answers = await handOver(target, sending, door);
  const sent = fresh.filter((_, index) => answers[index]?.outcome === "sent");
  if (sent.length > 0) await pulses.count(id, now, { forwarded: sent.length });
  const answering = sent.map(({ exchange }) => exchange);
  const unnoted = new Set(await noteAnswers(passage, answering, now, ports));
  const noted = sent.filter(({ exchange }) => !unnoted.has(exchange.message));
  const recorded = noted.flatMap(({ held, exchange, earlierHashes }) =>
    entries(id, exchange, earlierHashes, now, {
      archived: kept.archived,
      quarantine: { id: held.id, holding: held.holding },
    }),
  );
  const unrecorded = recorded.length > 0 ? await journal.record(recorded) : [];
  const isUnrecorded = new Set(unrecorded.map(({ exchangeId }) => exchangeId));
  const origin = faultOrigin(passage);
  return new Map(
    fresh.map(({ held, exchange }, index): [HeldExchange, Verdict] => {
      const answer = answers[index];
      if (answer?.outcome === "refused")
        return [held, { verdict: "held-again", fault: undeliverable(origin, answer.code) }];
      if (answer?.outcome !== "sent") return [held, FAILED];
      if (isUnrecorded.has(exchange.exchangeId) || unnoted.has(exchange.message))
        return [held, { verdict: "failed", isSent: true }];
      return [held, { verdict: "delivered", contractVersion: origin.contractVersion }];
    }),
  );
}
