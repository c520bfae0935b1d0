import type { Temporal } from "temporal-polyfill";
import type { Incident } from "../../schemas/incident.ts";
import { errorTrace } from "../error-trace.ts";
import type { Incidents } from "../ports.ts";
import { overdue, type OverduePolicy } from "./overdue.ts";

/**
 * Does on every incident that is not closed what fell due by now. One that cannot be changed is left to the
 * next sweep, and holds up no other.
 *
 * @param causes what has only just changed, which the index of incidents may not show yet
 * @returns the incidents as they stand now
 */
export async function tendIncidents(
  causes: readonly string[],
  policyOf: (incident: Incident) => OverduePolicy,
  now: Temporal.Instant,
  incidents: Incidents,
): Promise<readonly Incident[]> {
  const all = new Map<string, Incident>();
  const add = (incident: Incident) => all.set(`${incident.cause} ${incident.opening}`, incident);
  for await (const incident of incidents.notClosed()) add(incident);
  for (const cause of new Set(causes)) {
    const latest = await incidents.latest(cause);
    if (latest) add(latest);
  }
  const tended: Incident[] = [];
  for (const incident of all.values()) {
    try {
      const due = overdue(incident, policyOf(incident), now);
      const change =
        due && (await incidents.change(incident, (fresh) => overdue(fresh, policyOf(fresh), now)));
      tended.push(change?.incident ?? incident);
    } catch (error) {
      console.error({
        message: "an incident could not be tended",
        incident: incident.number,
        error: errorTrace(error),
      });
    }
  }
  return tended;
}
