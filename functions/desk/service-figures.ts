import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import { Priority } from "../../schemas/priority.ts";
import { serviceLevel } from "../../schemas/service-level.ts";
import { clocksOf } from "../incident/overdue.ts";

/** How often a promise was kept and missed; what is still running counts in neither. */
interface Kept {
  kept: number;
  missed: number;
}

/** What the contract promised for a priority, and what became of it. */
export interface ServiceFigures {
  readonly priority: Priority;
  readonly incidents: number;
  readonly acknowledge: Readonly<Kept>;
  readonly resolve: Readonly<Kept>;
}

/** Of incidents that opened in a month and called, how often each promise was kept and missed, by priority. */
export function serviceFigures(
  incidents: readonly Incident[],
  client: Client,
  now: Temporal.Instant,
): readonly ServiceFigures[] {
  return Priority.options.map((priority) => {
    const ofPriority = incidents.filter((one) => one.priority === priority);
    const acknowledge: Kept = { kept: 0, missed: 0 };
    const resolve: Kept = { kept: 0, missed: 0 };
    const count = (into: Kept, state: string) => {
      if (state === "met") into.kept += 1;
      if (state === "breached") into.missed += 1;
    };
    for (const incident of ofPriority) {
      const clocks = clocksOf(incident, serviceLevel(client, priority), now);
      count(acknowledge, clocks.acknowledge.state);
      count(resolve, clocks.resolve.state);
    }
    return { priority, incidents: ofPriority.length, acknowledge, resolve };
  });
}

/** How long things took, in minutes by the clock; null where there was nothing to measure. */
export interface MeanTimes {
  readonly detect: number | null;
  readonly acknowledge: number | null;
  readonly resolve: number | null;
}

function meanMinutes(
  incidents: readonly Incident[],
  ends: (incident: Incident) => readonly [Temporal.Instant | undefined, Temporal.Instant | undefined],
): number | null {
  const lengths = incidents.flatMap((incident) => {
    const [from, until] = ends(incident);
    return from && until ? [from.until(until).total("minutes")] : [];
  });
  return lengths.length === 0 ? null : lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
}

/**
 * Mean times over incidents: from when the trouble began to the incident, from there to somebody who took it on, and
 * to its end. What a person opened by hand was detected by nobody but them.
 */
export function meanTimes(incidents: readonly Incident[]): MeanTimes {
  const watched = incidents.filter(({ kind }) => kind !== "manual");
  return {
    detect: meanMinutes(watched, ({ since, openedAt }) => [since, openedAt]),
    acknowledge: meanMinutes(incidents, ({ openedAt, acknowledgedAt }) => [openedAt, acknowledgedAt]),
    resolve: meanMinutes(incidents, ({ openedAt, resolvedAt }) => [openedAt, resolvedAt]),
  };
}
