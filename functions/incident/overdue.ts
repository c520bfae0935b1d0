import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { IncidentPolicy } from "../../schemas/incident-policy.ts";
import { Level } from "../../schemas/person.ts";
import type { ServiceLevel } from "../../schemas/service-level.ts";
import { addBusinessTime } from "../calendar/business-time.ts";
import { everToldOf, isActive, isUnacknowledged, moved, noted, toTell } from "./incident.ts";
import { slaClocks } from "./sla.ts";
import { resolvedKey } from "./stalled.ts";

/** What decides when an incident's time is up. */
export interface OverduePolicy extends IncidentPolicy {
  /** The service level of the incident's priority. */
  readonly service: Pick<ServiceLevel, "hours" | "acknowledge" | "resolve">;
  /** Whether what it is about is still wrong. */
  readonly isStillWrong: boolean;
}

const BY = "watchdog";
const HIGHEST = Level.options.at(-1);

type Step = (incident: Incident, policy: OverduePolicy, now: Temporal.Instant) => Incident;

const reached = (now: Temporal.Instant, due: Temporal.Instant | undefined): due is Temporal.Instant =>
  due !== undefined && Temporal.Instant.compare(now, due) >= 0;

function once(incident: Incident, key: string, change: (incident: Incident) => Incident): Incident {
  if (incident.done.includes(key)) return incident;
  return change({ ...incident, done: [...incident.done, key].slice(-100) });
}

/** A recovery is told once it has lasted; what flaps is told when it is closed. */
const tellResolved: Step = (incident, { resolvedAfter }, now) => {
  const { state, resolvedAt, flapping } = incident;
  if (state !== "resolved" || !resolvedAt || flapping) return incident;
  const due = resolvedAt.add({ milliseconds: milliseconds(resolvedAfter) });
  if (!reached(now, due)) return incident;
  return once(incident, resolvedKey(incident), (one) =>
    everToldOf(one).length > 0 ? toTell(one, "resolved", due) : one,
  );
};

/** When no relapse belongs to it any more, it is closed; but what a person called done and is not, calls again. */
const close: Step = (incident, { reopenWithin, isStillWrong }, now) => {
  const { state, resolvedAt, resolution } = incident;
  if (state !== "resolved" || !resolvedAt) return incident;
  const due = resolvedAt.add({ milliseconds: milliseconds(reopenWithin) });
  if (!reached(now, due)) return incident;
  if (isStillWrong && resolution?.verdict === "real") {
    const reopened = moved(incident, "reopen", { at: due, by: BY, note: "still wrong" });
    if (!reopened) return incident;
    const { resolvedAt: _, acknowledgedAt: __, resolution: ___, ...rest } = reopened;
    return toTell({ ...rest, reopenedAt: [...rest.reopenedAt, due].slice(-50) }, "reopened", due);
  }
  const told = incident.flapping ? toTell(incident, "resolved", due) : incident;
  return moved(told, "close", { at: due, by: BY }) ?? incident;
};

/** A P1 calls again until somebody acknowledges it. */
const repeat: Step = (incident, { repeatEvery }, now) => {
  const { priority, toldAt, notices } = incident;
  if (priority !== "P1" || !isUnacknowledged(incident) || !toldAt || notices.length > 0) return incident;
  const due = toldAt.add({ milliseconds: milliseconds(repeatEvery) });
  return reached(now, due) ? toTell({ ...incident, toldAt: due }, "repeated", due) : incident;
};

/** What nobody acknowledged in time goes to the next level, and so on up to the highest. */
const escalateUnacknowledged: Step = (incident, { service }, now) => {
  // While it waits for somebody to be there, there is nobody who failed to acknowledge it.
  if (!isUnacknowledged(incident) || incident.level === HIGHEST || incident.notices.length > 0)
    return incident;
  const from = incident.escalatedAt ?? incident.reopenedAt.at(-1) ?? incident.openedAt;
  const due = addBusinessTime(service.hours, from, milliseconds(service.acknowledge));
  if (!reached(now, due)) return incident;
  return escalated(incident, due, "not acknowledged in time");
};

function escalated(incident: Incident, at: Temporal.Instant, note: string): Incident {
  const told = toTell({ ...incident, escalatedAt: at }, "escalated", at);
  return noted(told, { at, by: BY, event: "escalated", note });
}

/** The clocks of an incident; after a relapse it is to be acknowledged anew. */
export function clocksOf(incident: Incident, service: OverduePolicy["service"], now: Temporal.Instant) {
  const { openedAt, acknowledgedAt, resolvedAt, pauses } = incident;
  const waiting = pauses.map(({ from, until }) => ({ from, until }));
  return slaClocks({ openedAt, acknowledgedAt, resolvedAt, waiting }, service, now);
}

/** Three quarters of the time to resolve are told to who has it; all of it goes to the next level. */
const watchResolution: Step = (incident, { service }, now) => {
  if (!isActive(incident)) return incident;
  const { resolve } = clocksOf(incident, service, now);
  const { warnedAt, breachedAt } = resolve;
  const name = (event: string) => `${event}:${incident.priority}`;
  let present = incident;
  if (warnedAt && !breachedAt) {
    present = once(present, name("warned"), (one) => {
      const told = toTell(one, "warned", warnedAt);
      return noted(told, { at: warnedAt, by: BY, event: "warned" });
    });
  }
  if (breachedAt) {
    present = once(present, name("breached"), (one) => escalated(one, breachedAt, "not resolved in time"));
  }
  return present;
};

const STEPS: readonly Step[] = [tellResolved, close, escalateUnacknowledged, watchResolution, repeat];

/**
 * What fell due on an incident by now, each at the instant at which it did, so that it does not matter which
 * sweep does it; undefined where nothing did. What only observes has no clocks, and is only closed.
 */
export function overdue(
  incident: Incident,
  policy: OverduePolicy,
  now: Temporal.Instant,
): Incident | undefined {
  const steps = incident.mode === "observe" ? [close] : STEPS;
  const after = steps.reduce((present, step) => step(present, policy, now), incident);
  return after === incident ? undefined : after;
}
