import type { Temporal } from "temporal-polyfill";
import type { HeldContent, HeldExchange, HeldSummary, Holding, HoldState } from "../schemas/held-exchange.ts";
import type { JournalEntry, JournalKey } from "../schemas/journal-entry.ts";
import type { MessageAttributes } from "../schemas/message.ts";
import type { PulseCounts } from "../schemas/pulse.ts";

/** The one source of time. */
export interface Clock {
  now(): Temporal.Instant;
}

/** One exchange on its way out. */
export interface Outgoing {
  readonly flow: string;
  readonly exchangeId: string;
  readonly businessKey: string;
  /** Hex SHA-256 of the bytes. */
  readonly hash: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
}

/** `refused` is the target's word on this one message, for good; `failed` may work at another time. */
export type Delivery =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused"; readonly code: string }
  | { readonly outcome: "failed" };

/** The way out to a target. */
export interface Door {
  /** Delivers to the queue of this ARN; the answers stand in the order of the exchanges. */
  deliver(target: string, exchanges: readonly Outgoing[]): Promise<readonly Delivery[]>;
}

/** The memory of forwarded exchanges. */
export interface Journal {
  /** Reads consistently; `unread` are the keys that stayed unanswered. Keys may repeat. */
  look(
    keys: readonly JournalKey[],
  ): Promise<{ readonly entries: readonly JournalEntry[]; readonly unread: readonly JournalKey[] }>;
  /** Writes over; returns the keys of what stayed unwritten. No two entries may have one key. */
  record(entries: readonly JournalEntry[]): Promise<readonly JournalKey[]>;
  /** The exchanges of one business key on one flow, oldest first by exchange id. */
  find(flow: string, businessKey: string): AsyncIterable<JournalEntry>;
}

/** The counts per flow and minute. */
export interface Pulses {
  /** Adds to the pulse of this flow in the minute of `at`. */
  count(flow: string, at: Temporal.Instant, counts: PulseCounts): Promise<void>;
}

/** Which held exchanges to list; newest first. */
export interface HeldQuery {
  readonly flow: string;
  readonly state: HoldState;
}

/** What became of an exchange that was to be held; `failed` may work at another time. */
export type HoldOutcome = "held" | "held-anew" | "counted" | "failed";

/** The store of held exchanges. */
export interface Quarantine {
  /**
   * Holds exchanges; the outcomes stand in their order. A repeat of what is held or replaying is counted
   * on it; one of what was delivered or discarded is held anew. It is safe to do twice.
   */
  holdAll(holdings: readonly Holding[], at: Temporal.Instant): Promise<readonly HoldOutcome[]>;
  list(query: HeldQuery): AsyncIterable<HeldSummary>;
  find(id: string): Promise<HeldExchange | undefined>;
  content(id: string): Promise<HeldContent | undefined>;
}
