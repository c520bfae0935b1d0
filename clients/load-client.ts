import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type Client, ClientConfigurationError } from "../schemas/client.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The clients that have a folder. */
export function clientNames(): readonly string[] {
  return readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${HERE}${entry.name}/client.ts`))
    .map(({ name }) => name);
}

const ClientModule = z.object({
  client: z.custom<Client>((value) => typeof value === "object" && value !== null && "flows" in value),
});

/**
 * Loads the configuration of the client in `clients/<name>/client.ts`.
 *
 * @throws {ClientConfigurationError} where there is none, or where it cannot be used as configured
 */
export async function loadClient(name: string): Promise<Client> {
  const names = clientNames();
  if (!names.includes(name)) {
    throw new ClientConfigurationError(
      `there is no client "${name}" in clients/: use one of ${names.join(", ")}`,
    );
  }
  const { client } = ClientModule.parse(await import(`./${name}/client.ts`));
  if (client.id !== name) {
    throw new ClientConfigurationError(
      `clients/${name}/client.ts has the id "${client.id}": name folder and id alike`,
    );
  }
  return client;
}
