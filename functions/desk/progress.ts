import type { Incident, IncidentVerdict, WaitsOn } from "../../schemas/incident.ts";
import type { Support } from "../../schemas/support.ts";
import { noted, toTell } from "../incident/incident.ts";
import { resolvedKey } from "../incident/stalled.ts";
import { taken } from "./assignment.ts";
import { withoutCalls } from "./calls.ts";
import { type Act, type Decision, done, move, refused } from "./decision.ts";

/** On whom an incident waits, and for what. */
export interface Waits {
  readonly on: WaitsOn;
  readonly note?: string | undefined;
}

/** Lets an incident wait, which stops the clock of resolving; who lets it wait has taken it on. */
export function wait(
  incident: Incident,
  { on, note }: Waits,
  act: Act,
  support: Support | undefined,
): Decision {
  const told = note ? `${on}: ${note}` : on;
  return move(incident, "wait", { ...act, note: told }, (after) => {
    const pauses = [...after.pauses, { from: act.at, on }].slice(-100);
    return { ...(incident.acknowledgedAt ? after : taken(after, act, support)), pauses };
  });
}

/** Goes on with an incident that waited. */
export function resume(incident: Incident, act: Act): Decision {
  return move(incident, "resume", act, (after) => after);
}

/** How an incident ended, and whether it was one. */
export interface Resolution {
  readonly note: string;
  readonly verdict: IncidentVerdict;
}

/**
 * Resolves an incident, which is told at once to all who were told of it. One that resolved by itself takes
 * the verdict alone, so that every call can be counted as real or false.
 */
export function resolve(incident: Incident, { note, verdict }: Resolution, act: Act): Decision {
  const { by, at } = act;
  const resolution = { by, note, verdict };
  if (incident.state === "resolved" || incident.state === "closed") {
    if (incident.resolution) return refused("incident-judged");
    return done(noted({ ...incident, resolution }, { by, at, event: verdict, note }));
  }
  return move(incident, "resolve", { ...act, note }, (after) => {
    const pauses = [...after.pauses, { from: at, on: "resolved" as const }].slice(-100);
    const resolved = { ...withoutCalls(after), pauses, resolvedAt: at, resolution, flapping: false };
    const done = [...resolved.done, resolvedKey(resolved)].slice(-100);
    return toTell({ ...resolved, done }, "resolved", at);
  });
}
