import * as z from "zod";
import { ALWAYS, Calendar } from "./calendar.ts";
import { Person, PersonId } from "./person.ts";
import { sharedAddresses } from "./shared-addresses.ts";
import { Team } from "./team.ts";

/** Somebody at the client, who is asked first. */
const Contact = Person.extend({ level: z.literal("first-line").default("first-line") });

/**
 * Each mail and each phone is a subscription with a filter policy of its own.
 * https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
export const FILTER_POLICIES_MAX = 200;

/** Who stands by a client: people of the integrator's team, and contacts of the client's own. */
export const Support = z
  .strictObject({
    team: Team,
    people: z
      .array(PersonId)
      .min(1, { error: "names nobody: name at least one person of the team" })
      .meta({ description: "Who of the team serves this client while on duty." }),
    contacts: z.record(PersonId, Contact).default({}).meta({
      description: "First-line people at the client itself.",
    }),
    hours: z
      .union([z.literal(ALWAYS), Calendar])
      .default(ALWAYS)
      .meta({
        description: "The hours in which the contract asks for somebody; coverage is told of these alone.",
      }),
  })
  .superRefine(({ team, people, contacts }, context) => {
    const known = Object.keys(team.people);
    for (const [index, id] of people.entries()) {
      if (people.indexOf(id) < index) {
        const message = `names "${id}" a second time: take it out`;
        context.addIssue({ code: "custom", path: ["people", index], message });
      }
      if (known.includes(id)) continue;
      const message = `names "${id}", who is not in the team (${known.join(", ")}): correct it or add the person to the team`;
      context.addIssue({ code: "custom", path: ["people", index], message });
    }
    for (const id of Object.keys(contacts)) {
      if (!known.includes(id)) continue;
      const message = "has the id of somebody in the team: give the contact another one";
      context.addIssue({ code: "custom", path: ["contacts", id], message });
    }
    const serving = [...people.flatMap((id) => team.people[id] ?? []), ...Object.values(contacts)];
    const ways = serving.reduce((sum, { phone }) => sum + (phone === undefined ? 1 : 2), 0);
    if (ways > FILTER_POLICIES_MAX) {
      const message = `need ${ways} subscriptions, and SNS filters ${FILTER_POLICIES_MAX} of a topic: name fewer people`;
      context.addIssue({ code: "custom", path: ["people"], message });
    }
    for (const { path, message } of sharedAddresses({ ...team.people, ...contacts })) {
      const ours = path[0] !== undefined && path[0] in contacts;
      if (ours) context.addIssue({ code: "custom", path: ["contacts", ...path], message });
    }
  });
export type Support = z.output<typeof Support>;

/** A person together with the id that names them. */
export interface Member {
  readonly id: string;
  readonly person: Person;
}

/** Somebody by id: of the team, whether serving this client or not, or a contact of the client's own. */
export function memberNamed({ team, contacts }: Support, id: string): Member | undefined {
  const person = team.people[id] ?? contacts[id];
  return person && { id, person };
}

/** Everyone who serves a client while on duty: of the team, and the client's own contacts. */
export function servingPeople(support: Support): readonly Member[] {
  const ids = [...support.people, ...Object.keys(support.contacts)];
  return ids.flatMap((id) => memberNamed(support, id) ?? []);
}
