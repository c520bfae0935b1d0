import * as z from "zod";
import { WORKERS } from "./access.ts";
import { ListedIncident } from "./incident-operations.ts";
import { NO_QUERY, operation } from "./operation.ts";
import { ExchangeId, onExchange } from "./quarantine-operations.ts";
import { Why } from "./shown-time.ts";

/** Hands a held exchange to the consultants. */
export const handUpHeld = operation({
  id: "handUpHeld",
  method: "post",
  path: "/quarantine/{id}/hand-up",
  summary: "Hand a held exchange to level 2: an incident with the exchange as evidence, for a consultant",
  description:
    "Exchanges of one failure share one incident: while it is open, what is handed over is added to its timeline.",
  tag: "Quarantine",
  roles: WORKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: z.strictObject({ tried: Why }),
  answer: z.object({ outcome: z.enum(["opened", "added"]), incident: ListedIncident }),
  problems: ["exchange-unknown", "exchange-not-held"],
  audited: {
    draws: "incident-number",
    subject: onExchange,
    action: () => "hand to level 2",
    why: ({ body }) => body.tried,
  },
});
