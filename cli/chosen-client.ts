import { clientNames, loadClient } from "../clients/load-client.ts";
import type { Client } from "../schemas/client.ts";
import { ConfigurationError } from "../schemas/configuration-error.ts";
import { CommandFailure } from "./failure.ts";
import { runningHost } from "./running-host.ts";

/** The client that is meant: as named, else the one that the host runs, else the only one there is. */
export async function chosenClient(named?: string): Promise<Client> {
  const running = named ? undefined : await runningHost().catch(() => undefined);
  const [only, ...others] = clientNames();
  const name = named ?? running?.client ?? (others.length === 0 ? only : undefined);
  if (!name) throw new CommandFailure("client-unknown", `--client (${clientNames().join(", ")})`);
  try {
    return await loadClient(name);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new CommandFailure("client-unknown", error.message);
    throw error;
  }
}
