import * as z from "zod";
import { HeldSummary } from "../held-exchange.ts";
import { JournalEntry } from "../journal-entry.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";

/** Finds the exchanges of a business key over all flows, oldest first. */
export const findExchanges = operation({
  id: "findExchanges",
  method: "get",
  path: "/journal",
  summary: "Find the exchanges of a business key over all flows",
  description:
    "What was forwarded under it, and what is or was held; nothing of flows whose keys the caller may not see.",
  tag: "Journal",
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({
    key: z.string().min(1).max(256).meta({ description: "A business key, such as an order number." }),
  }),
  body: NO_BODY,
  answer: z.object({
    items: z.array(JournalEntry.meta({ id: "JournalEntry" })),
    held: z.array(HeldSummary.meta({ id: "HeldSummary" })),
  }),
  problems: [],
});
