import { client as demo } from "../clients/demo/client.ts";
import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";

function unarchived([id, { archive: _, ...flow }]: [string, Flow]): [string, Flow] {
  return [id, flow];
}

/** The demo client with no archives, which none of those that it is compared with keeps. */
export const client: Client = {
  ...demo,
  flows: Object.fromEntries(Object.entries(demo.flows).map(unarchived)),
};
