import { describe, expect, test } from "vitest";
import { type ClientInput, defineClient } from "../../schemas/client.ts";
import { defineTeam } from "../../schemas/team.ts";
import { person } from "../functions/incident/people.ts";
import { configuration, plainFlow } from "../infra/clients.ts";

const team = defineTeam({ people: { ana: person("ana"), ben: person("ben") } });
type SupportInput = NonNullable<ClientInput["support"]>;
const { level: _, ...contact } = person("paul", { competences: ["functional"] });

/** What one writes whose editor does not check types. */
const unchecked = <T extends object>(value: T, settings: object): T => Object.assign({ ...value }, settings);

const supported = (support: Partial<SupportInput>, rest: Partial<ClientInput> = {}): ClientInput =>
  configuration({ orders: plainFlow }, { support: { team, people: ["ana"], ...support }, ...rest });

/** What is wrong; the configuration; the place and the mend that the answer names. */
const REFUSED: readonly (readonly [string, ClientInput, string])[] = [
  [
    "people who are not in the team",
    supported({ people: ["ana", "anna"] }),
    'support.people.1 names "anna", who is not in the team (ana, ben): correct it or add the person to the team',
  ],
  [
    "somebody named twice, who would count for two",
    supported({ people: ["ana", "ana"] }),
    'support.people.1 names "ana" a second time: take it out',
  ],
  [
    "nobody to serve it",
    supported({ people: [] }),
    "support.people names nobody: name at least one person of the team",
  ],
  [
    "more people than one topic can filter for",
    supported({
      contacts: Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [
          `contact-${index}`,
          { ...contact, email: `contact-${index}@example.com` },
        ]),
      ),
    }),
    "support.people need 201 subscriptions, and SNS filters 200 of a topic: name fewer people",
  ],
  [
    "a contact with an id of the team",
    supported({ contacts: { ben: contact } }),
    "support.contacts.ben has the id of somebody in the team: give the contact another one",
  ],
  [
    "a contact at an address of the team",
    supported({ contacts: { paul: { ...contact, email: "ben@example.com" } } }),
    "support.contacts.paul.email is that of ben too: give each person an address of their own",
  ],
  [
    "a contact of a level above",
    supported({ contacts: { paul: unchecked(contact, { level: "lead" }) } }),
    'support.contacts.paul.level is none of the values that it may have: choose "first-line"',
  ],
  [
    "a competence on a flow that there is not",
    configuration({ orders: unchecked(plainFlow, { competence: "sql" }) }),
    "flows.orders.competence is none of the values that it may have",
  ],
  [
    "impact that is high before it is raised",
    supported({}, { incidents: { impactRaisedFromFlows: 5, impactHighFromFlows: 4 } }),
    "incidents.impactHighFromFlows is below impactRaisedFromFlows, which then never counts: raise it",
  ],
  [
    "impact that a single flow raises",
    supported({}, { incidents: { impactRaisedFromFlows: 1 } }),
    "incidents.impactRaisedFromFlows is below 2: one flow has its own criticality",
  ],
];

describe("a client", () => {
  test.each(REFUSED)("with %s is refused, with the place and the mend", (_, input, line) => {
    expect(() => defineClient(input)).toThrow(line);
  });

  test("has contacts of its own, who are first-line, and is to be served around the clock unless it says less", () => {
    const client = defineClient(supported({ contacts: { paul: contact } }));
    expect(client.support?.contacts).toMatchObject({ paul: { level: "first-line" } });
    expect(client.support?.hours).toBe("always");
  });

  test("has flows of medium criticality unless it says otherwise", () => {
    const { flows } = defineClient(
      configuration({ orders: plainFlow, pay: { ...plainFlow, criticality: "high" } }),
    );
    expect([flows["orders"]?.criticality, flows["pay"]?.criticality]).toEqual(["medium", "high"]);
  });
});
