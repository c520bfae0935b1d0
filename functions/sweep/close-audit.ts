import { Temporal } from "temporal-polyfill";
import type { AuditAct } from "../../schemas/audit-entry.ts";
import type { Plan } from "../../schemas/plan.ts";
import { errorTrace } from "../error-trace.ts";
import type { Audit, Incidents, Quarantine, ReplayJobs } from "../ports.ts";

/** No call of the API takes as long as this, so an intent that is older and has no outcome gets none any more. */
const ORPHANED_AFTER = Temporal.Duration.from({ minutes: 5 });

/** Older intents were closed by an earlier sweep, if none was missed. */
const LOOKED_BACK = Temporal.Duration.from({ minutes: 30 });

/** Once an hour, for sweeps that were missed; a longer pause of the sweep is an incident of its own. */
const LOOKED_FAR_BACK = Temporal.Duration.from({ hours: 24 });

/** Every sweep in these minutes looks far back, since one of them may be missed too. */
const FAR_MINUTES = 2;

function lookedBack(now: Temporal.Instant): Temporal.Duration {
  return now.toZonedDateTimeISO("UTC").minute < FAR_MINUTES ? LOOKED_FAR_BACK : LOOKED_BACK;
}

/** What closing the audit trail reaches outside itself. */
export interface CloseAuditPorts {
  readonly audit: Audit;
  readonly quarantine: Pick<Quarantine, "find">;
  readonly incidents: Pick<Incidents, "ofNumber">;
  readonly jobs: Pick<ReplayJobs, "find">;
}

/** The revision that the subject of an act shows now; undefined where there is none, or none any more. */
async function revisionOf(
  { subject }: AuditAct,
  { absences, maintenances, overrides, controls }: Plan,
  { quarantine, incidents, jobs }: CloseAuditPorts,
): Promise<number | undefined> {
  const [kind = ""] = subject.split("/", 1);
  const id = subject.slice(kind.length + 1);
  switch (kind) {
    case "exchange":
      return (await quarantine.find(id))?.revision;
    case "incident":
      return (await incidents.ofNumber(Number(id)))?.revision;
    case "job":
      return (await jobs.find(id))?.revision;
    case "maintenance":
      return maintenances.find((one) => one.id === id)?.revision;
    case "absence":
      return absences.find((one) => one.id === id)?.revision;
    case "control":
      return controls.find((one) => one.id === id)?.revision;
    default:
      return overrides.find((one) => one.id === subject)?.revision;
  }
}

/**
 * Closes the intents of the audit trail whose outcome was never told, since whoever carried them out ended before:
 * the result is unknown, and the revision that the subject shows tells whether it was changed.
 *
 * @returns how many were closed
 */
export async function closeAudit(plan: Plan, now: Temporal.Instant, ports: CloseAuditPorts): Promise<number> {
  let closed = 0;
  const orphans = ports.audit.between(now.subtract(lookedBack(now)), now.subtract(ORPHANED_AFTER));
  for await (const { act: found } of orphans) {
    if (found.result !== "open") continue;
    try {
      const { act, subject, at } = found;
      const shows = await revisionOf(found, plan, ports);
      const looked = { shownAt: now, ...(shows === undefined ? {} : { shows }) };
      const outcome = await ports.audit.conclude({ act, subject, at, result: "unknown", ...looked });
      if (outcome === "written") closed += 1;
    } catch (error) {
      console.error({ message: "an intent could not be closed", act: found.act, error: errorTrace(error) });
    }
  }
  return closed;
}
