import type { Incident } from "../../schemas/incident.ts";
import type { Competence } from "../../schemas/person.ts";
import type { Degree, IncidentSettings } from "../../schemas/priority.ts";
import { isActive, noted, toTell } from "../incident/incident.ts";
import { type Act, type Decision, done, refused } from "./decision.ts";

/** What of an incident is judged otherwise; what is left out stays. */
export interface Requalification {
  readonly impact?: Degree | undefined;
  readonly urgency?: Degree | undefined;
  readonly competence?: Competence | undefined;
}

/**
 * Qualifies an incident anew: its priority follows by the client's matrix, and its clocks by what happened.
 * A higher priority is told to the next level.
 */
export function requalify(
  incident: Incident,
  asked: Requalification,
  act: Act,
  { matrix }: Pick<IncidentSettings, "matrix">,
): Decision {
  if (!isActive(incident)) return refused("incident-over");
  const { impact = incident.impact, urgency = incident.urgency, competence = incident.competence } = asked;
  const after = { impact, urgency, competence, priority: matrix[impact][urgency] };
  const changes = (["impact", "urgency", "priority", "competence"] as const)
    .filter((name) => incident[name] !== after[name])
    .map((name) => `${name} ${incident[name]} to ${after[name]}`);
  if (changes.length === 0) return refused("incident-unchanged");
  const entry = { ...act, event: "requalified", note: changes.join(", ") };
  const requalified = noted({ ...incident, ...after }, entry);
  // P1 is the highest, and first in the order of letters.
  if (after.priority >= incident.priority) return done(requalified);
  return done(toTell({ ...requalified, escalatedAt: act.at }, "escalated", act.at));
}
