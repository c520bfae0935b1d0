import type { Client } from "./client.ts";
import { Role } from "./role.ts";

/** A role at one client, for all of its flows or for one. */
export interface DeskGroup {
  readonly client: string;
  readonly role: Role;
  /** Left out where the role holds for every flow. */
  readonly flow?: string;
}

/**
 * The name of the group whose members have a role: `demo/support`, or `demo/support/shop-orders` for one flow. It
 * names the client even where a client has users of its own, so that no token of another client ever counts.
 */
export function groupName({ client, role, flow }: DeskGroup): string {
  return [client, role, ...(flow === undefined ? [] : [flow])].join("/");
}

/** What a group's name means for a client; nothing where it means another client, no role, or a flow that is not there. */
export function groupAt(name: string, { id, flows }: Pick<Client, "id" | "flows">): DeskGroup | undefined {
  const [client, role, flow, ...rest] = name.split("/");
  const known = Role.safeParse(role);
  if (client !== id || !known.success || rest.length > 0) return undefined;
  if (flow === undefined) return { client, role: known.data };
  return Object.hasOwn(flows, flow) ? { client, role: known.data, flow } : undefined;
}
