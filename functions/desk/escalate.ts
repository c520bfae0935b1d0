import type { Incident } from "../../schemas/incident.ts";
import { isActive, noted, toTell } from "../incident/incident.ts";
import { type Act, type Decision, done, refused } from "./decision.ts";

/** Somebody asks for help: one of the level above those who were told is called. The incident stays with whom it is. */
export function escalate(incident: Incident, why: string, act: Act): Decision {
  if (!isActive(incident)) return refused("incident-over");
  const asked = noted({ ...incident, escalatedAt: act.at }, { ...act, event: "escalated", note: why });
  return done(toTell(asked, "escalated", act.at));
}
