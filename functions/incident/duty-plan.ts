import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import { ALWAYS } from "../../schemas/calendar.ts";
import { servingPeople, type Support } from "../../schemas/support.ts";
import { isOnDuty } from "./availability.ts";
import { calendarTurns } from "./calendar-turns.ts";
import { changesOnCall, peopleOnCall } from "./on-call.ts";

/** A stretch of time, its end excluded. */
interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Who is asked about, and for which time. */
export interface DutyQuery extends Stretch {
  readonly support: Support;
  readonly absences: readonly Absence[];
}

/** When each person is on duty, and who is on call when, in the order of calling. */
export interface DutyPlan {
  readonly people: readonly { readonly id: string; readonly stretches: readonly Stretch[] }[];
  readonly onCall: readonly (Stretch & { readonly people: readonly string[] })[];
}

/** The stretches between some instants, told apart by what holds at the beginning of each; equal neighbours are one. */
function stretchesOf<Held>(
  { from, until }: Stretch,
  turns: readonly Temporal.Instant[],
  heldAt: (at: Temporal.Instant) => Held,
  isSame: (one: Held, other: Held) => boolean,
): readonly (Stretch & { readonly held: Held })[] {
  const points = [from, ...turns, until]
    .map((at) => at.epochMilliseconds)
    .filter((at) => from.epochMilliseconds <= at && at <= until.epochMilliseconds);
  const inOrder = [...new Set(points)].toSorted((a, b) => a - b);
  const whole: (Stretch & { readonly held: Held })[] = [];
  for (const [index, end] of inOrder.slice(1).entries()) {
    const begin = Temporal.Instant.fromEpochMilliseconds(inOrder[index] ?? end);
    const next = { from: begin, until: Temporal.Instant.fromEpochMilliseconds(end), held: heldAt(begin) };
    const before = whole.at(-1);
    if (before && isSame(before.held, next.held)) whole[whole.length - 1] = { ...before, until: next.until };
    else whole.push(next);
  }
  return whole;
}

/** Who is on duty and on call in a stretch of time; whoever is absent is neither. */
export function dutyPlan({ support, absences, from, until }: DutyQuery): DutyPlan {
  const { onCall } = support.team;
  const away = absences.flatMap((absence) => [absence.from, absence.until]);
  const people = servingPeople(support).map((member) => {
    const { duty } = member.person;
    const turns = [...away, ...(duty === ALWAYS ? [] : calendarTurns(duty, from, until))];
    const stretches = stretchesOf(
      { from, until },
      turns,
      (at) => isOnDuty(member, absences, at),
      (one, other) => one === other,
    );
    return { id: member.id, stretches: stretches.filter(({ held }) => held) };
  });
  const called = stretchesOf(
    { from, until },
    [...away, ...(onCall ? changesOnCall(onCall, from, until) : [])],
    (at) => peopleOnCall(onCall, absences, at),
    (one, other) => one.join(" ") === other.join(" "),
  );
  return {
    people: people.map(({ id, stretches }) => ({
      id,
      stretches: stretches.map((one) => ({ from: one.from, until: one.until })),
    })),
    onCall: called.map((one) => ({ from: one.from, until: one.until, people: one.held })),
  };
}
