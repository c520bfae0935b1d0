import type { Incident } from "../../schemas/incident.ts";
import type { Competence } from "../../schemas/person.ts";
import { memberNamed, type Support } from "../../schemas/support.ts";
import { everToldOf, isActive, noted, toTell } from "../incident/incident.ts";
import { withoutCalls } from "./calls.ts";
import { type Act, type Decision, done, move, refused } from "./decision.ts";

/** The incident in the hands of whoever acts, where that is one of those who stand by the client. */
export function taken(incident: Incident, { by, at }: Act, support: Support | undefined): Incident {
  const isOurs = support !== undefined && memberNamed(support, by) !== undefined;
  const acknowledgedAt = incident.acknowledgedAt ?? at;
  return { ...withoutCalls(incident), acknowledgedAt, ...(isOurs ? { assignee: by } : {}) };
}

/** Somebody takes an incident on: it calls nobody more, and is theirs. */
export function acknowledge(incident: Incident, act: Act, support: Support | undefined): Decision {
  return move(incident, "acknowledge", act, (after) => taken(after, act, support));
}

/** Gives an incident to a person, who is told of it unless it is who acts. */
export function assign(incident: Incident, person: string, act: Act, support: Support | undefined): Decision {
  if (!isActive(incident)) return refused("incident-over");
  if (!support || !memberNamed(support, person)) return refused("person-unknown");
  if (incident.assignee === person) return refused("incident-assigned");
  const entry = { ...act, event: "assigned", note: person };
  const assigned = noted({ ...incident, assignee: person }, entry);
  if (person === act.by || incident.mode === "observe") return done(assigned);
  const told = [...new Set([...incident.told, person])].slice(0, 100);
  const telling = toTell({ ...assigned, told }, "handed-over", act.at);
  const notices = telling.notices.map((notice) =>
    notice.event === "handed-over" && notice.at.equals(act.at) ? { ...notice, to: [person] } : notice,
  );
  return done({ ...telling, notices });
}

/** To which competence an incident goes, and what was tried so far. */
export interface HandOver {
  readonly competence: Competence;
  readonly tried: string;
}

/**
 * Hands an incident over to another competence: nobody has it, and the roster begins anew at the lowest
 * level. Those who were told so far are told of its end only.
 */
export function handOver(incident: Incident, { competence, tried }: HandOver, act: Act): Decision {
  if (!isActive(incident)) return refused("incident-over");
  if (incident.competence === competence) return refused("incident-competence-same");
  const { assignee: _, level: __, toldAt: ___, ...rest } = withoutCalls(incident);
  const handed: Incident = {
    ...rest,
    competence,
    toldBefore: everToldOf(incident).slice(0, 100),
    told: [],
    // The next level is asked only once those who get it now have had their time.
    escalatedAt: act.at,
  };
  const entry = { ...act, event: `handed over to ${competence}`, note: tried };
  return done(toTell(noted(handed, entry), "handed-over", act.at));
}
