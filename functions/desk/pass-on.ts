import type { Incident } from "../../schemas/incident.ts";
import { isActive, isUnacknowledged, noted, toTell } from "../incident/incident.ts";
import { type Act, type Decision, done, refused } from "./decision.ts";

/** Somebody who is called cannot take the incident: it goes to the next person at once. */
export function passOn(incident: Incident, { by, at }: Act): Decision {
  if (!isActive(incident)) return refused("incident-over");
  if (!isUnacknowledged(incident)) return refused("incident-acknowledged");
  const { assignee, ...rest } = incident;
  const left = assignee === by ? rest : incident;
  const told = [...new Set([...incident.told, by])].slice(0, 100);
  const passed = noted({ ...left, told, escalatedAt: at }, { by, at, event: "passed on" });
  return done(toTell(passed, "escalated", at));
}
