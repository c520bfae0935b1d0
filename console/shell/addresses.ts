import { useRoute } from "wouter";
import { incidentPath } from "../../schemas/console-address.ts";

/** The addresses of the console's pages: they are what people send each other. */
const of = (client: string, ...parts: readonly (string | number)[]) =>
  ["/clients", client, ...parts]
    .map((part) => (part === "/clients" ? part : encodeURIComponent(part)))
    .join("/");

export const addresses = {
  overview: "/",
  client: (client: string) => of(client),
  flow: (client: string, flow: string) => of(client, "flows", flow),
  quarantine: (client: string) => of(client, "quarantine"),
  /** The recipe for a failure of a flow. */
  recipe: (client: string, flow: string, signature: string) =>
    `${of(client, "quarantine", "recipe")}?${new URLSearchParams({ flow, signature }).toString()}`,
  exchange: (client: string, id: string) => of(client, "quarantine", id),
  jobs: (client: string) => of(client, "jobs"),
  job: (client: string, id: string) => of(client, "jobs", id),
  incidents: (client: string) => of(client, "incidents"),
  incident: incidentPath,
  team: (client: string) => of(client, "team"),
  reports: (client: string, month?: string) => `${of(client, "reports")}${month ? `?month=${month}` : ""}`,
  notifications: (client: string) => of(client, "notifications"),
  /** A search for a business key at one client, or at all. */
  search: (client: string | undefined, key?: string) =>
    `${client === undefined ? "/search" : of(client, "search")}${key === undefined ? "" : `?key=${encodeURIComponent(key)}`}`,
} as const;

/** The id of the client that the address names; nothing on a page of all clients. */
export function usePresentClient(): string | undefined {
  const [, parameters] = useRoute("/clients/:client/*?");
  return parameters?.client;
}
