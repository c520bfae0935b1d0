import { Temporal } from "temporal-polyfill";
import type { Line, LineKey } from "../../schemas/line.ts";
import type { Sequence } from "../../schemas/sequence.ts";

/** Longer than one exchange takes from its turn to its entry in the journal, whoever forwards it. */
const RUNS_SECONDS = 120;

/** Beside what a queue takes to hand a message out again. */
const GRACE_SECONDS = 60;

/** Of a line at whose head a person has to act; their act calls for a look by itself. */
const PATROL_MINUTES = 15;

/** An exchange that is to be forwarded in its turn. */
export interface Going extends LineKey {
  /** Its id in quarantine, whether it is there or not. */
  readonly exchange: string;
  readonly sequence: Sequence | null;
  /** Whether it may go though others wait: it is the first of them. */
  readonly isFirst: boolean;
  /** Whether a person lets it go though later ones went before it. */
  readonly isLate: boolean;
  /** For how long its message is out of sight when this attempt breaks off, in seconds. */
  readonly outOfSightSeconds: number;
}

/** Whether an exchange may go now; the line is what is to be written before it does. */
export type Asked =
  | { readonly turn: "go"; readonly line: Line }
  | { readonly turn: "busy" | "behind" | "overtaken" };

/** A line in which nobody ever stood. */
export function newLine({ flow, businessKey }: LineKey, now: Temporal.Instant): Line {
  return { flow, businessKey, lastSequence: null, turn: null, lookAt: null, touchedAt: now, revision: 0 };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

function higher(one: Sequence | null, other: Sequence | null): Sequence | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/**
 * Gives an exchange its turn, unless another has it, others wait before it, or later ones went before it. Of a turn that
 * broke off nobody knows whether its exchange was forwarded: it is taken as forwarded, so that none goes after a later
 * one; the exchange itself may go again.
 */
export function asked(line: Line, going: Going, now: Temporal.Instant): Asked {
  const { turn } = line;
  const { exchange, sequence } = going;
  const isOwn = turn?.exchange === exchange;
  const isTaken = turn !== null && isBefore(now, isOwn ? turn.runsUntil : turn.keptUntil);
  const isLost = turn !== null && !isTaken;
  const lastSequence = isLost ? higher(line.lastSequence, turn.sequence) : line.lastSequence;
  const isOvertaken = sequence !== null && lastSequence !== null && sequence < lastSequence;
  if (isOvertaken && !going.isLate) return { turn: "overtaken" };
  // What had its turn before is before all that wait.
  if (line.lookAt !== null && !going.isFirst && !isOwn && !going.isLate) return { turn: "behind" };
  if (isTaken) return { turn: "busy" };
  const runsUntil = now.add({ seconds: RUNS_SECONDS });
  const seen = now.add({ seconds: going.outOfSightSeconds + GRACE_SECONDS });
  const keptUntil = isBefore(seen, runsUntil) ? runsUntil : seen;
  return {
    turn: "go",
    line: {
      ...line,
      lastSequence,
      turn: { exchange, sequence, runsUntil, keptUntil },
      touchedAt: now,
    },
  };
}

/** What became of the exchange that had its turn. */
export interface Gone {
  readonly exchange: string;
  readonly sequence: Sequence | null;
  readonly isForwarded: boolean;
}

/** The line after an exchange had its turn. */
export function gone(line: Line, { exchange, sequence, isForwarded }: Gone, now: Temporal.Instant): Line {
  return {
    ...line,
    turn: line.turn?.exchange === exchange ? null : line.turn,
    lastSequence: isForwarded ? higher(line.lastSequence, sequence) : line.lastSequence,
    touchedAt: now,
  };
}

/** For what an exchange waits in its line: for its turn alone, or for a person. */
export type WaitsFor = "turn" | "person";

/** The line after an exchange joined those that wait in it; its own turn, if it had it, is over. */
export function joined(line: Line, exchange: string, waitsFor: WaitsFor, now: Temporal.Instant): Line {
  const after = gone(line, { exchange, sequence: null, isForwarded: false }, now);
  if (after.lookAt !== null) return after;
  return { ...after, lookAt: waitsFor === "turn" ? now : now.add({ minutes: PATROL_MINUTES }) };
}

/** The line, to be looked after at an instant; null where nothing waits in it any more. */
export function lookedAfter(line: Line, lookAt: Temporal.Instant | null, now: Temporal.Instant): Line {
  return { ...line, lookAt, touchedAt: now };
}

/** When to look again after a line at whose head a person has to act. */
export function nextPatrol(now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: PATROL_MINUTES });
}
