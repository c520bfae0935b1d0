import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleHandler } from "../infra/handler-bundle.ts";

/** Who is measured, in the order of each round. */
export const CONTESTANTS = ["ours", "powertools", "floor"] as const;
export type Contestant = (typeof CONTESTANTS)[number];

/** Bundles each contestant's handler, all in the way of production. */
export function bundleContestants(directory: string): Readonly<Record<Contestant, string>> {
  const handlers = {
    ours: "../functions/gate/handler.ts",
    powertools: "contestants/powertools/handler.ts",
    floor: "contestants/floor/handler.ts",
  };
  const client = fileURLToPath(new URL("unarchived-client.ts", import.meta.url));
  const bundle = (name: Contestant) => {
    const entry = fileURLToPath(new URL(handlers[name], import.meta.url));
    bundleHandler(entry, join(directory, name), client);
    return join(directory, name, "index.mjs");
  };
  return { ours: bundle("ours"), powertools: bundle("powertools"), floor: bundle("floor") };
}
