import type { Temporal } from "temporal-polyfill";
import type { Incident } from "../../schemas/incident.ts";
import type { IncidentKey, Incidents } from "../ports.ts";
import { explaining, type Found, opened, recovered, relapsed, type RelapsePolicy } from "./stalled.ts";

const keyOf = ({ cause, opening }: Incident): IncidentKey => ({ cause, opening });

/**
 * Opens the incident of a cause, or reopens its last one. Whoever else takes in the same, before or at the
 * same time, ends in the same one incident: a further one has the next opening of its cause, which only one
 * write gets.
 */
export async function takeInStall(found: Found, policy: RelapsePolicy, incidents: Incidents): Promise<void> {
  const last = await incidents.latest(found.cause);
  if (last) {
    let anew = false;
    await incidents.change(keyOf(last), (incident) => {
      const decided = relapsed(incident, found, policy);
      anew = decided === "anew";
      return decided === "anew" ? undefined : decided;
    });
    if (!anew) return;
  }
  const number = await incidents.nextNumber();
  await incidents.create(opened(found, { number, opening: (last?.opening ?? 0) + 1 }));
}

/** Resolves the incident of a cause that has cleared. */
export async function takeInRecovery(
  cause: string,
  at: Temporal.Instant,
  incidents: Incidents,
): Promise<void> {
  const last = await incidents.latest(cause);
  if (last) await incidents.change(keyOf(last), (incident) => recovered(incident, at));
}

/** Something wrong that opened no incident of its own, since another cause explains it. */
export interface Explained {
  readonly by: string;
  readonly cause: string;
  readonly since: Temporal.Instant;
}

/**
 * Attaches causes to the incident that explains them, those that are attached already but once; where none is
 * open (yet), nothing is attached.
 */
export async function takeInExplained(
  by: string,
  causes: readonly Omit<Explained, "by">[],
  incidents: Incidents,
): Promise<void> {
  const last = await incidents.latest(by);
  if (!last) return;
  const attached = (incident: Incident) =>
    causes.reduce<Incident>((one, { cause, since }) => explaining(one, cause, since) ?? one, incident);
  if (attached(last) === last) return;
  await incidents.change(keyOf(last), (incident) => {
    const decided = attached(incident);
    return decided === incident ? undefined : decided;
  });
}
