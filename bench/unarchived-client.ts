import { client as demo } from "../clients/demo/client.ts";
import type { Client } from "../schemas/client.ts";

/** The demo client with no archives, which none of those that it is compared with keeps. */
export const client: Client = {
  ...demo,
  flows: Object.fromEntries(
    Object.entries(demo.flows).map(([id, flow]) => {
      const { archive: _, ...unarchived } = flow;
      return [id, unarchived];
    }),
  ),
};
