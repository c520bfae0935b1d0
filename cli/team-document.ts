import type { Temporal } from "temporal-polyfill";
import type { Covered } from "./coverage.ts";
import { offsetTime } from "./moment.ts";
import type { RosterRow } from "./roster.ts";

/** The roster as one JSON document, with times in the client's zone. */
export function rosterDocument(at: Temporal.Instant, rows: readonly RosterRow[], zone: string) {
  const items = rows.map(({ competence, assignment, name }) => ({
    competence,
    outcome: assignment.outcome,
    person: assignment.outcome === "nobody" ? null : assignment.person,
    name,
    ...(assignment.outcome === "waits" ? { until: offsetTime(assignment.until, zone) } : {}),
    reason: assignment.reason,
  }));
  return { at: offsetTime(at, zone), items };
}

/** Coverage as one JSON document, with times in the client's zone. */
export function coverageDocument({ from, until, stretches }: Covered, zone: string) {
  const items = stretches.map(({ competence, from, until, people, onCall, who }) => ({
    competence,
    from: offsetTime(from, zone),
    until: offsetTime(until, zone),
    people,
    onCall,
    who,
  }));
  return { from: offsetTime(from, zone), until: offsetTime(until, zone), items };
}
