import type { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import type { Incident, Notice } from "../../schemas/incident.ts";
import type { Level } from "../../schemas/person.ts";
import type { RosterReason } from "../../schemas/roster-reason.ts";
import { memberNamed, type Support } from "../../schemas/support.ts";
import { isOnDuty } from "../incident/availability.ts";
import { everToldOf } from "../incident/incident.ts";
import { assignee } from "../incident/roster.ts";

/** Who is to be told of a notice now. */
interface Audience {
  /** By their ids; empty where nobody is there, or nobody is to be told yet. */
  readonly readers: readonly string[];
  readonly level?: Level;
  /** Why these. */
  readonly why?: RosterReason;
  /** Nobody is on duty before; then it is asked again. */
  readonly waitsUntil?: Temporal.Instant;
}

/** Finds who is to be told of a notice of an incident now. */
export type FindAudience = (incident: Incident, notice: Notice, now: Temporal.Instant) => Audience;

/** Among whom to look. */
export interface Attendance {
  readonly support: Support | undefined;
  readonly absences: readonly Absence[];
  /** Incidents in hand by person. */
  readonly loads: Readonly<Record<string, number>>;
}

const NOBODY: Audience = { readers: [] };

/** How many incidents each person has in hand. */
export function loadsOf(incidents: readonly Incident[]): Readonly<Record<string, number>> {
  const loads: Record<string, number> = {};
  for (const { assignee, state } of incidents) {
    if (!assignee || state === "resolved" || state === "closed") continue;
    loads[assignee] = (loads[assignee] ?? 0) + 1;
  }
  return loads;
}

function adequate(
  { competence, asksFor = "first-line", priority, told, subject }: Incident,
  { support, absences, loads }: Attendance,
  at: Temporal.Instant,
  above: boolean,
  excluded: readonly string[] = [],
): Audience {
  if (!support) return NOBODY;
  // Whoever cannot be told is not to be told of it.
  const left = subject.type === "contact" ? [...excluded, subject.id] : excluded;
  const found = assignee(
    { competence, level: asksFor, priority },
    { support, absences, loads, excluded: left, told: above ? told : [], at },
  );
  switch (found.outcome) {
    case "on-duty":
    case "on-call": {
      const level = memberNamed(support, found.person)?.person.level;
      return { readers: [found.person], why: found.reason, ...(level ? { level } : {}) };
    }
    case "waits":
      return { readers: [], waitsUntil: found.until };
    case "nobody":
      // Nobody above is left: those who know of it are told again.
      return above ? before(told) : NOBODY;
  }
}

function before(told: readonly string[]): Audience {
  return { readers: told, why: "told-before" };
}

/** Whoever was told and is there; else it is as if it were new. */
function thereOrNew(incident: Incident, attendance: Attendance, at: Temporal.Instant): Audience {
  const { support, absences } = attendance;
  const there = incident.told.filter((id) => {
    const member = support && memberNamed(support, id);
    return member !== undefined && isOnDuty(member, absences, at);
  });
  return there.length > 0 ? before(there) : adequate(incident, attendance, at, false);
}

/** Somebody who did not have it before, where there is one. */
function handedOver(incident: Incident, attendance: Attendance, at: Temporal.Instant): Audience {
  const another = adequate(incident, attendance, at, false, incident.toldBefore);
  const found = another.readers.length > 0 || another.waitsUntil !== undefined;
  return found ? another : adequate(incident, attendance, at, false);
}

/**
 * Who is told what: a new incident goes to the most adequate person, one that is
 * handed over to another one, an escalation to one above those who
 * were told, a relapse to those of them who are there, and all else to whom it concerns already.
 */
export function audienceOf(attendance: Attendance): FindAudience {
  return (incident, { event }, now) => {
    switch (event) {
      case "opened":
        return adequate(incident, attendance, now, false);
      case "handed-over":
        return handedOver(incident, attendance, now);
      case "escalated":
        return adequate(incident, attendance, now, true);
      case "reopened":
        return thereOrNew(incident, attendance, now);
      case "warned":
        return before(incident.assignee ? [incident.assignee] : incident.told);
      case "repeated":
      case "flapping":
        return before(incident.told);
      case "resolved":
        return before(everToldOf(incident));
    }
  };
}
