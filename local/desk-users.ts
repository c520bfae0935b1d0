import type { Language } from "../cli/language.ts";
import type { Client } from "../schemas/client.ts";
import { groupName } from "../schemas/desk-group.ts";
import type { Person } from "../schemas/person.ts";
import { Role } from "../schemas/role.ts";
import { servingPeople } from "../schemas/support.ts";
import type { LocalUser } from "./issuer/local-user.ts";

const LABELS: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  viewer: { en: "Viewer", fr: "Lecture seule" },
  "first-line": { en: "First line", fr: "Premier niveau" },
  support: { en: "Support", fr: "Support" },
  lead: { en: "Lead", fr: "Responsable" },
  admin: { en: "Administrator", fr: "Administration" },
};

/**
 * Who can sign in at a client on this machine, one for each role: a contact of the client looks on, and of those who
 * serve it the first of each level that is still free takes the role of that level, the administrator being another
 * lead. A role for which there is nobody has a stand-in.
 */
export function deskUsers(client: Pick<Client, "id" | "support">): readonly LocalUser[] {
  const taken = new Set<string>();
  return Role.options.map((role) => {
    const found = candidates(role, client.support).find(([id]) => !taken.has(id));
    const [id, { name, email }] = found ?? [
      `local-${role}`,
      { name: `local-${role}`, email: `${role}@localhost` },
    ];
    taken.add(id);
    return { id, name, email, role: LABELS[role], groups: [groupName({ client: client.id, role })] };
  });
}

/**
 * As whom programs of this machine act where nobody is named: the one who has the role `support` on the sign-in page,
 * and who leads besides, since here is nobody else to ask.
 */
export function deskProgram(client: Pick<Client, "id" | "support">): LocalUser {
  const [support, lead] = (["support", "lead"] as const).map((role) =>
    groupName({ client: client.id, role }),
  );
  const groups = [support, lead].filter((group) => group !== undefined);
  const user = deskUsers(client).find((one) => one.groups.some((group) => group === support));
  if (!user) throw new Error(`nobody supports ${client.id}`);
  return { ...user, groups };
}

const ROLE_OF_LEVEL = { "first-line": "first-line", consultant: "support", lead: "lead" } as const;

/** Everybody who serves a client, in the role of their level, and whoever else can sign in on this machine. */
export function deskPeople(client: Pick<Client, "id" | "support">): readonly LocalUser[] {
  const signing = deskUsers(client);
  const serving = client.support ? servingPeople(client.support) : [];
  const others = serving
    .filter(({ id }) => !signing.some((user) => user.id === id))
    .map(({ id, person: { name, email, level } }) => {
      const role = ROLE_OF_LEVEL[level];
      return { id, name, email, role: LABELS[role], groups: [groupName({ client: client.id, role })] };
    });
  return [...signing, ...others];
}

function candidates(role: Role, support: Client["support"]): readonly (readonly [string, Person])[] {
  if (!support) return [];
  if (role === "viewer") return Object.entries(support.contacts);
  const level = { "first-line": "first-line", support: "consultant", lead: "lead", admin: "lead" }[role];
  const serving = support.people.flatMap((id) => {
    const person = support.team.people[id];
    return person ? [[id, person] as const] : [];
  });
  return serving.filter(([, person]) => person.level === level);
}
