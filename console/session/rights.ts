import type { Operation } from "../../schemas/api/operation.ts";
import { Role } from "../../schemas/role.ts";

/** A role at one client, for all of its flows or for one. */
export interface Right {
  readonly role: Role;
  readonly flow: string | undefined;
}

/** What groups named CLIENT/ROLE or CLIENT/ROLE/FLOW allow at a client; those of other clients count for nothing. */
export function rightsAt(client: string, groups: readonly string[]): readonly Right[] {
  return groups.flatMap((group) => {
    const [named, role, flow, ...rest] = group.split("/");
    const known = Role.safeParse(role);
    return named === client && known.success && rest.length === 0 ? [{ role: known.data, flow }] : [];
  });
}

/** Whether rights allow an operation: on one of some flows, or at all where none is named. */
export function allows(
  rights: readonly Right[],
  { roles }: Pick<Operation, "roles">,
  flows?: readonly string[],
): boolean {
  return rights.some(
    ({ role, flow }) =>
      roles.includes(role) && (flows === undefined || flow === undefined || flows.includes(flow)),
  );
}
