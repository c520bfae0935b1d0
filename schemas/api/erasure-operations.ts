import { hash } from "node:crypto";
import * as z from "zod";
import { ERASERS } from "./access.ts";
import { NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { FlowName, Why } from "./shown-time.ts";

/** So much of a hash tells keys apart. */
const HASH_DIGITS = 16;

/** Of how much of a business key something was kept, and is no more. */
const Erased = z
  .object({
    held: z.int().nonnegative().meta({ description: "Exchanges that had been held, with their contents." }),
    forwarded: z.int().nonnegative().meta({ description: "Entries of the journal." }),
  })
  .meta({ id: "Erased" });

export const eraseKey = operation({
  id: "eraseKey",
  method: "post",
  path: "/erasures",
  summary: "Remove what is stored of a business key",
  description:
    "Entries of the journal, with what flows kept of it, and exchanges that were delivered or discarded, with what came and its corrections. Nothing is removed while one of them is held or replaying. It may be asked for again: what broke off is then finished.",
  tag: "Erasure",
  roles: ERASERS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: z
    .strictObject({
      businessKey: z.string().min(1).max(256),
      flow: FlowName.optional().meta({ description: "Of this flow only; of all where it is not named." }),
      why: Why,
    })
    .refine(({ businessKey, why }) => !why.includes(businessKey), {
      error: "names the business key, which the audit trail would keep: give the reason without it",
      path: ["why"],
    }),
  answer: Erased,
  problems: ["flow-unknown", "erasure-held", "erasure-unsettled"],
  audited: {
    // The key itself must not outlive its erasure.
    subject: ({ body: { businessKey } }) =>
      `erasure/${hash("sha256", businessKey, "hex").slice(0, HASH_DIGITS)}`,
    action: ({ body: { flow } }) => (flow === undefined ? "erase" : `erase on ${flow}`),
    why: ({ body }) => body.why,
  },
});
