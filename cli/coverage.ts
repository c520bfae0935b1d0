import type { Temporal } from "temporal-polyfill";
import { coverage, type Stretch } from "../functions/incident/coverage.ts";
import type { Absence } from "../schemas/absence.ts";
import type { Client } from "../schemas/client.ts";
import { supportOf } from "./supported.ts";

/** The stretch of time that is looked at. */
export interface CoverageQuery {
  readonly from: Temporal.Instant;
  readonly weeks: number;
}

/** Where a client's contracted hours rest on nobody or on one person, over so many weeks. */
export interface Covered {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly stretches: readonly Stretch[];
}

/** Looks so many weeks ahead; they are weeks of the client's own time zone. */
export function covered(
  client: Client,
  absences: readonly Absence[],
  { from, weeks }: CoverageQuery,
): Covered {
  const until = from.toZonedDateTimeISO(client.zone).add({ weeks }).toInstant();
  return { from, until, stretches: coverage({ support: supportOf(client), absences, from, until }) };
}
