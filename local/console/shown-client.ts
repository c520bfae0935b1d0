import type { Client } from "../../schemas/client.ts";
import type { ConsoleClient } from "../../schemas/console-configuration.ts";
import { claimNames, DESK_SCOPE } from "../../schemas/sign-in.ts";
import type { Host } from "../host.ts";

/** A client that runs on this machine, as a console shows it; nothing where it has no API or no issuer. */
export function shownClient(
  client: Pick<Client, "id" | "name" | "signIn">,
  { endpoints: { api, issuer: endpoint }, issuer }: Pick<Host, "endpoints" | "issuer">,
): ConsoleClient | undefined {
  const [clientId] = issuer?.clients.keys() ?? [];
  if (api === undefined || endpoint === undefined || clientId === undefined) return undefined;
  return {
    id: client.id,
    name: client.name,
    api,
    issuer: endpoint,
    clientId,
    scope: `openid email ${DESK_SCOPE}`,
    groups: claimNames(client.signIn).groups,
  };
}
