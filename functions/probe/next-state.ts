import { Temporal } from "temporal-polyfill";
import { lastsFor, type Probe } from "../../schemas/probe.ts";
import type { ProbeResult, ProbeState } from "../../schemas/probe-state.ts";

/**
 * The state of a probe after a result; undefined where a later one, or one of the same instant, is there
 * already. An outcome that goes on keeps its beginning, unless nothing was known in between.
 */
export function nextState(
  id: string,
  probe: Probe,
  before: ProbeState | undefined,
  result: ProbeResult,
  at: Temporal.Instant,
): ProbeState | undefined {
  if (before && Temporal.Instant.compare(at, before.at) <= 0) return undefined;
  const goesOn =
    before?.outcome === result.outcome && before.at.until(at).total("milliseconds") <= lastsFor(probe);
  const certificateExpires = result.certificateExpires ?? before?.certificateExpires;
  return {
    ...result,
    type: "probe",
    id,
    revision: before?.revision ?? 0,
    at,
    since: goesOn ? before.since : at,
    ...(before?.taken ? { taken: before.taken } : {}),
    ...(certificateExpires ? { certificateExpires } : {}),
  };
}
