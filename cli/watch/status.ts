import type * as z from "zod";
import { showStatus } from "../../schemas/api/flow-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** How each flow stands on the running host, in the order of the configuration. */
export async function status(): Promise<z.input<typeof showStatus.answer>> {
  return ask(await apiAccess(), showStatus, { parameters: {}, query: {}, body: undefined });
}
