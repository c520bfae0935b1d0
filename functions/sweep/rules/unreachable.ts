import { Temporal } from "temporal-polyfill";
import { type ApplicationSight, readProbe } from "./probe-sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/**
 * An application is unreachable when one of its probes fails, and well again when all of them are well;
 * undefined where too little is known for either.
 */
export function unreachable(sight: ApplicationSight): Verdict | undefined {
  const readings = sight.probes.map((view) => ({ name: view.name, ...readProbe(view, sight) }));
  if (readings.length === 0) return NOT_APPLICABLE;
  const [first] = readings
    .flatMap((one) => (one.reading === "failing" ? [one] : []))
    .toSorted((a, b) => Temporal.Instant.compare(a.since, b.since));
  if (first) {
    const { name, since, reason, evidence } = first;
    return stalled(since, { ...evidence, probe: name, reason });
  }
  return readings.every(({ reading }) => reading === "well") ? MOVING : undefined;
}
