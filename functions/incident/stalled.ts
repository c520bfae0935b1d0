import { Temporal } from "temporal-polyfill";
import type { Incident, IncidentKind } from "../../schemas/incident.ts";
import type { Evidence } from "../../schemas/watch-state.ts";
import { isActive, moved, noted, toTell } from "./incident.ts";

/** What the watchdog found wrong, well qualified. */
export type Found = Pick<
  Incident,
  "cause" | "mode" | "kind" | "subject" | "flows" | "impact" | "urgency" | "priority" | "competence"
> & {
  readonly kind: IncidentKind;
  readonly at: Temporal.Instant;
  readonly since: Temporal.Instant;
  readonly evidence: Evidence;
};

/** When a relapse belongs to the same incident, and when changes are too many to tell each. */
export interface RelapsePolicy {
  /** In milliseconds. */
  readonly reopenWithin: number;
  readonly flapping: { readonly reopenings: number; readonly within: number };
}

const BY = "watchdog";

/** The first state of an incident. */
export function opened({ at, ...found }: Found, name: Pick<Incident, "number" | "opening">): Incident {
  const incident: Incident = {
    ...found,
    ...name,
    revision: 0,
    state: "open",
    stateSince: at,
    openedAt: at,
    stallAt: at,
    reopenedAt: [],
    pauses: [],
    told: [],
    toldBefore: [],
    flapping: false,
    notices: [],
    done: [],
    explains: [],
    timeline: [{ at, by: BY, event: "open" }],
  };
  return toTell(incident, "opened", at);
}

/** Whether a change of the stall was taken in before, by this sweep or another. */
function isKnown({ stallAt }: Incident, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, stallAt) <= 0;
}

/** What a stall that opens does to the last incident of its cause; `anew` asks for a further incident. */
export function relapsed(last: Incident, found: Found, policy: RelapsePolicy): Incident | "anew" | undefined {
  const { at } = found;
  if (isKnown(last, at)) return undefined;
  if (isActive(last)) return undefined;
  const ended = last.resolvedAt ?? last.stateSince;
  const withinReach = ended.until(at).total("milliseconds") <= policy.reopenWithin;
  if (last.state === "closed" || !withinReach) return "anew";
  const reopened = moved(last, "reopen", { at, by: BY });
  if (!reopened) return "anew";
  const { resolvedAt: _, acknowledgedAt: __, resolution: ___, ...rest } = reopened;
  const untold = last.notices.filter(({ event }) => event !== "resolved");
  const reopenedAt = [...last.reopenedAt, at].slice(-50);
  const incident = { ...rest, stallAt: at, reopenedAt, notices: untold };
  return tellRelapse(incident, last, at, policy);
}

/** A relapse is news to those who were told that all is well; one after the other is flapping, told once. */
function tellRelapse(
  incident: Incident,
  before: Incident,
  at: Temporal.Instant,
  { flapping }: RelapsePolicy,
): Incident {
  if (incident.flapping) return incident;
  const from = at.subtract({ milliseconds: flapping.within });
  const recent = incident.reopenedAt.filter((one) => Temporal.Instant.compare(one, from) >= 0);
  if (recent.length >= flapping.reopenings) return toTell({ ...incident, flapping: true }, "flapping", at);
  return before.done.includes(resolvedKey(before)) ? toTell(incident, "reopened", at) : incident;
}

/** Names the telling of this resolution among what is done once. */
export function resolvedKey({ resolvedAt, stateSince }: Incident): string {
  return `resolved@${(resolvedAt ?? stateSince).epochMilliseconds}`;
}

/** What a stall that clears does to its incident. */
export function recovered(incident: Incident, at: Temporal.Instant): Incident | undefined {
  if (isKnown(incident, at)) return undefined;
  if (!isActive(incident)) return { ...incident, stallAt: at };
  const resolved = moved(incident, "resolve", { at, by: BY });
  if (!resolved) return undefined;
  const pauses = [...resolved.pauses, { from: at, on: "resolved" as const }];
  return { ...resolved, stallAt: at, resolvedAt: at, pauses };
}

/** Attaches what this incident explains; undefined where that is known, or the incident is over. */
export function explaining(incident: Incident, cause: string, since: Temporal.Instant): Incident | undefined {
  if (!isActive(incident) || incident.explains.some((one) => one.cause === cause)) return undefined;
  const explains = [...incident.explains, { cause, since }].slice(-200);
  return noted({ ...incident, explains }, { at: since, by: BY, event: "explains", note: cause });
}
