import type { Client } from "../schemas/client.ts";
import type { Support } from "../schemas/support.ts";
import { CommandFailure } from "./failure.ts";

/** Who stands by a client; a failure where its configuration names nobody. */
export function supportOf(client: Client): Support {
  if (!client.support) throw new CommandFailure("support-missing", client.id);
  return client.support;
}
