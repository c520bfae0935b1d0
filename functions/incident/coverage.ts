import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import { ALWAYS, type Calendar } from "../../schemas/calendar.ts";
import { Competence } from "../../schemas/person.ts";
import { type Member, memberNamed, servingPeople, type Support } from "../../schemas/support.ts";
import { isOpen } from "../calendar/business-time.ts";
import { isOnDuty } from "./availability.ts";
import { calendarTurns } from "./calendar-turns.ts";
import { changesOnCall, peopleOnCall } from "./on-call.ts";

/** A stretch of contracted time in which a competence rests on one person, or on nobody. */
export interface Stretch {
  readonly competence: Competence;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** How many are on duty with the competence. */
  readonly people: 0 | 1;
  /** Whether the one whom a P1 would be sent to outside duty hours has the competence. */
  readonly onCall: boolean;
  /** Who is the one on duty, else who is on call with the competence. */
  readonly who: string | null;
}

/** What coverage is asked of. */
export interface CoverageQuery {
  readonly support: Support;
  readonly absences: readonly Absence[];
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** The instants between which nobody's presence changes, ends included, in order. */
function turns({ support, absences, from, until }: CoverageQuery): readonly Temporal.Instant[] {
  const calendars = [support.hours, ...servingPeople(support).map(({ person }) => person.duty)].filter(
    (calendar): calendar is Calendar => calendar !== ALWAYS,
  );
  const { onCall } = support.team;
  const all = [
    from,
    until,
    ...(onCall ? changesOnCall(onCall, from, until) : []),
    ...absences.flatMap((absence) => [absence.from, absence.until]),
    ...calendars.flatMap((calendar) => calendarTurns(calendar, from, until)),
  ];
  const within = all
    .map((at) => at.epochMilliseconds)
    .filter((at) => from.epochMilliseconds <= at && at <= until.epochMilliseconds);
  return [...new Set(within)]
    .toSorted((a, b) => a - b)
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at));
}

/** A stretch in which the same people are there. */
interface Presence {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly onDuty: readonly Member[];
  /** To whom a P1 would go with nobody on duty. */
  readonly called: Member | undefined;
}

/** Who is there, turn by turn, within the contracted hours. */
function presences(query: CoverageQuery): readonly Presence[] {
  const { support, absences } = query;
  const people = servingPeople(support);
  const points = turns(query);
  return points.slice(0, -1).flatMap((from, index) => {
    const until = points[index + 1];
    if (!until || !isOpen(support.hours, from)) return [];
    const onDuty = people.filter((member) => isOnDuty(member, absences, from));
    const [id] = peopleOnCall(support.team.onCall, absences, from);
    return [{ from, until, onDuty, called: id === undefined ? undefined : memberNamed(support, id) }];
  });
}

/** How a competence is covered in a stretch; undefined where two or more are on duty. */
function gap(competence: Competence, { from, until, onDuty, called }: Presence): Stretch | undefined {
  const [one, another] = onDuty.filter(({ person }) => person.competences.includes(competence));
  if (another) return undefined;
  const onCall = called?.person.competences.includes(competence) ?? false;
  const who = one?.id ?? (onCall ? (called?.id ?? null) : null);
  return { competence, from, until, people: one ? 1 : 0, onCall, who };
}

const continues = (before: Stretch, next: Stretch) =>
  before.until.equals(next.from) &&
  before.people === next.people &&
  before.onCall === next.onCall &&
  before.who === next.who;

/** Stretches in order of time, with those made one that follow each other and say the same. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const before = whole.at(-1);
    if (before && continues(before, stretch)) whole[whole.length - 1] = { ...before, until: stretch.until };
    else whole.push(stretch);
  }
  return whole;
}

/**
 * Where, within the contracted hours, a competence rests on nobody or on one person alone; in order of
 * time, then of competences.
 */
export function coverage(query: CoverageQuery): readonly Stretch[] {
  const there = presences(query);
  return Competence.options
    .flatMap((competence) => merged(there.flatMap((presence) => gap(competence, presence) ?? [])))
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from));
}
