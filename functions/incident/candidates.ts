import type { Temporal } from "temporal-polyfill";
import type { RosterReason } from "../../schemas/roster-reason.ts";
import { type Member, servingPeople } from "../../schemas/support.ts";
import { backOnDuty, isAbsent, isOnDuty } from "./availability.ts";
import { peopleOnCall } from "./on-call.ts";
import { assignee, type Choice, type Need } from "./roster.ts";

/** How somebody is there at an instant. */
type Availability = "on-duty" | "on-call" | "off-duty" | "absent";

/** Somebody who may take an incident. */
export interface Candidate extends Member {
  readonly availability: Availability;
  /** When they come on duty, of those who are not. */
  readonly until: Temporal.Instant | undefined;
  readonly load: number;
  /** Why the roster would ask them, once nobody before them is left; undefined where it would not. */
  readonly reason: RosterReason | undefined;
}

function availabilityOf(member: Member, { support, absences, at }: Choice): Availability {
  if (isAbsent(member.id, absences, at)) return "absent";
  if (isOnDuty(member, absences, at)) return "on-duty";
  return peopleOnCall(support.team.onCall, absences, at).includes(member.id) ? "on-call" : "off-duty";
}

/** Whom the roster would ask one after the other, each because nobody before them is left. */
function inOrder(need: Need, choice: Choice): ReadonlyMap<string, RosterReason> {
  const asked = new Map<string, RosterReason>();
  for (;;) {
    const next = assignee(need, { ...choice, excluded: [...choice.excluded, ...asked.keys()] });
    if (next.outcome === "nobody" || asked.has(next.person)) return asked;
    asked.set(next.person, next.reason);
  }
}

/**
 * Everyone who may take an incident: first those whom the roster would ask, in its order and with its reason, then
 * the others who serve the client.
 */
export function candidatesFor(need: Need, choice: Choice): readonly Candidate[] {
  const reasons = inOrder(need, choice);
  const serving = servingPeople(choice.support);
  const places = [...reasons.keys()];
  const placeOf = ({ id }: Member) => (reasons.has(id) ? places.indexOf(id) : places.length);
  // Whoever is on call need not be among those who serve the client by day.
  const called = places.filter((id) => !serving.some((member) => member.id === id));
  const people = called.flatMap((id) => {
    const person = choice.support.team.people[id];
    return person ? [{ id, person }] : [];
  });
  return [...serving, ...people]
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((member) => {
      const availability = availabilityOf(member, choice);
      return {
        ...member,
        availability,
        until: availability === "on-duty" ? undefined : backOnDuty(member, choice.absences, choice.at),
        load: choice.loads[member.id] ?? 0,
        reason: reasons.get(member.id),
      };
    });
}
