import type { Client } from "../../schemas/client.ts";
import { groupAt } from "../../schemas/desk-group.ts";
import { Role } from "../../schemas/role.ts";
import { claimNames } from "../../schemas/sign-in.ts";

/** The claims of an access token as API Gateway hands them on: every value is text, and a list is `[a b]`. */
export type Claims = Readonly<Record<string, string>>;

/** A role, and the flows for which somebody has it. */
interface Right {
  readonly role: Role;
  readonly flows: "all" | readonly string[];
}

/** Who signed in, and what they may do at this client. */
export interface Identity {
  /** An id of team/ or of a contact where the token names one, else whom the token names. */
  readonly person: string;
  readonly roles: readonly Right[];
}

/** Why a token of the right issuer does not open this client's desk; codes of the catalogue. */
export interface IdentityFault {
  readonly fault: "sign-in-names-nobody" | "sign-in-without-role";
}

/** An audit entry holds no longer name. */
const PERSON_CHARACTERS_MAX = 80;

/** Reads who a token names and which roles it gives at this client; groups of other clients count for nothing. */
export function identityOf(
  claims: Claims,
  client: Pick<Client, "id" | "flows" | "signIn" | "support">,
): Identity | IdentityFault {
  const names = claimNames(client.signIn);
  const named = claims[names.person]?.trim() ?? "";
  if (named === "" || named.length > PERSON_CHARACTERS_MAX) return { fault: "sign-in-names-nobody" };
  const groups = listed(claims[names.groups]).flatMap((name) => groupAt(name, client) ?? []);
  const roles = Role.options.flatMap((role) => {
    const given = groups.filter((group) => group.role === role);
    if (given.length === 0) return [];
    const flows = [...new Set(given.flatMap(({ flow }) => flow ?? []))].sort();
    return [{ role, flows: given.some(({ flow }) => flow === undefined) ? ("all" as const) : flows }];
  });
  return roles.length === 0
    ? { fault: "sign-in-without-role" }
    : { person: memberId(named, client.support), roles };
}

/** The elements of a list that API Gateway wrote as text; names of groups hold no white space. */
function listed(claim = ""): readonly string[] {
  const [, inner] = /^\[(.*)\]$/s.exec(claim) ?? [];
  return (inner ?? claim).split(/[\s,]+/).filter((name) => name !== "");
}

function memberId(named: string, support: Client["support"]): string {
  const email = named.toLowerCase();
  const members = Object.entries({ ...support?.team.people, ...support?.contacts });
  return members.find(([, person]) => person.email.toLowerCase() === email)?.[0] ?? named;
}
