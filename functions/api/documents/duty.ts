import type { Temporal } from "temporal-polyfill";
import type { Absence } from "../../../schemas/absence.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { Competence } from "../../../schemas/person.ts";
import type { Priority } from "../../../schemas/priority.ts";
import { memberNamed, type Support } from "../../../schemas/support.ts";
import { coverage } from "../../incident/coverage.ts";
import { assignee } from "../../incident/roster.ts";

/** Who is absent, and how much each person has in hand. */
export interface Attending {
  readonly absences: readonly Absence[];
  readonly loads: Readonly<Record<string, number>>;
}

/** When, and for which incident, somebody is looked for; every competence where none is said. */
export interface RosterQuery {
  readonly at: Temporal.Instant;
  readonly competence?: Competence | undefined;
  readonly priority: Priority;
}

/** Who would take the next incident of each competence at a client, with times in its zone. */
export function rosterDocument(
  support: Support,
  { absences, loads }: Attending,
  { at, competence, priority }: RosterQuery,
  zone: string,
) {
  const choice = { support, absences, loads, excluded: [], told: [], at };
  const items = (competence ? [competence] : Competence.options).map((competence) => {
    const found = assignee({ competence, level: "first-line", priority }, choice);
    const person = found.outcome === "nobody" ? null : found.person;
    return {
      competence,
      outcome: found.outcome,
      person,
      name: person === null ? null : (memberNamed(support, person)?.person.name ?? null),
      until: found.outcome === "waits" ? offsetTime(found.until, zone) : undefined,
      reason: found.reason,
    };
  });
  return { at: offsetTime(at, zone), items };
}

/**
 * Where a client's contracted hours rest on nobody or on one person, over so many weeks of its own zone; the
 * times are of that zone.
 */
export function coverageDocument(
  support: Support,
  absences: readonly Absence[],
  { from, weeks }: { readonly from: Temporal.Instant; readonly weeks: number },
  zone: string,
) {
  const until = from.toZonedDateTimeISO(zone).add({ weeks }).toInstant();
  const items = coverage({ support, absences, from, until }).map((stretch) => ({
    competence: stretch.competence,
    from: offsetTime(stretch.from, zone),
    until: offsetTime(stretch.until, zone),
    people: stretch.people,
    onCall: stretch.onCall,
    who: stretch.who,
  }));
  return { from: offsetTime(from, zone), until: offsetTime(until, zone), items };
}
export type RosterDocument = ReturnType<typeof rosterDocument>;
export type CoverageDocument = ReturnType<typeof coverageDocument>;
