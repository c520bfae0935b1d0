import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod";
import { type Client, ClientConfigurationError } from "../schemas/client.ts";

/** Where the clients' folders stand: here, or where WATCHDOG_CLIENTS says. */
function clientsFolder(): string {
  const elsewhere = process.env["WATCHDOG_CLIENTS"];
  return elsewhere ? resolve(elsewhere) : fileURLToPath(new URL(".", import.meta.url));
}

/** The configuration file of a client. */
export function clientFile(name: string): string {
  return join(clientsFolder(), name, "client.ts");
}

/** The clients that have a folder. */
export function clientNames(): readonly string[] {
  return readdirSync(clientsFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(clientFile(entry.name)))
    .map(({ name }) => name);
}

const ClientModule = z.object({
  client: z.custom<Client>((value) => typeof value === "object" && value !== null && "flows" in value),
});

/**
 * Loads the configuration of a client.
 *
 * @throws {ClientConfigurationError} where there is none, or where it cannot be used as configured
 */
export async function loadClient(name: string): Promise<Client> {
  const names = clientNames();
  if (!names.includes(name)) {
    const known = names.join(", ");
    throw new ClientConfigurationError(
      `there is no client "${name}" in ${clientsFolder()}: use one of ${known}`,
    );
  }
  const module = ClientModule.safeParse(await import(pathToFileURL(clientFile(name)).href));
  if (!module.success) {
    throw new ClientConfigurationError(
      `${clientFile(name)} exports no client: export const client = defineClient({…})`,
    );
  }
  const { client } = module.data;
  if (client.id !== name) {
    throw new ClientConfigurationError(
      `${clientFile(name)} has the id "${client.id}": name folder and id alike`,
    );
  }
  return client;
}
