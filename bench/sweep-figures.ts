import { percentile } from "./statistics.ts";
import type { SweepFigures } from "./sweep-growth.ts";

/** The titles of the table of sweeps. */
export const SWEEP_HEAD = [
  "flows in one sweep",
  "CPU ms",
  "ms in all",
  "calls",
  "write units",
  "read units",
  "CPU ms per flow",
  "calls per flow",
] as const;

/** What one sweep takes, and how it grows. */
export function sweepRows(sweeps: readonly SweepFigures[]): readonly (readonly string[])[] {
  return sweeps.map(({ flows, cpuMilliseconds, milliseconds, calls, writeUnits, readUnits }) => [
    String(flows),
    cpuMilliseconds.toFixed(0),
    milliseconds.toFixed(0),
    calls.toFixed(0),
    writeUnits.toFixed(0),
    readUnits.toFixed(0),
    (cpuMilliseconds / flows).toFixed(1),
    (calls / flows).toFixed(1),
  ]);
}

/** How long after its deadline, grace and hold a silence was told, in seconds. */
export function detectionLine(delays: readonly number[]): string {
  const [middle, most] = [0.5, 1].map((share) => percentile(delays, share).toFixed(0));
  return `Detection, ${delays.length} silences: published ${middle} s after deadline, grace and hold (median), ${most} s at most`;
}
