import * as z from "zod";
import { HeldSignature } from "../held-signature.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { pageOf, PageQuery } from "./page.ts";
import { SignatureName } from "./quarantine-operations.ts";
import { FlowName } from "./shown-time.ts";

/** In which order signatures are listed: those with most exchanges held, or those that failed last. */
export const SignatureOrder = z.enum(["worst", "recent"]);
export type SignatureOrder = z.output<typeof SignatureOrder>;

/** Which exchanges are counted: those that are held, or those that were forwarded nevertheless, under observe. */
export const SignatureCount = z.enum(["held", "observed"]);
export type SignatureCount = z.output<typeof SignatureCount>;

/** Lists for which failures exchanges are held, and for which how many. */
export const listSignatures = operation({
  id: "listSignatures",
  method: "get",
  path: "/quarantine/signatures",
  summary: "Count held or observed exchanges by what is wrong with them, and tell what fixed it last time",
  description:
    "A signature stands for what exchanges of a flow have in common that fail for one cause. One for which nothing is counted is left out.",
  tag: "Quarantine",
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: PageQuery.extend({
    flow: FlowName.optional(),
    signature: SignatureName.optional().meta({
      description: "This one only, also where nothing is held for it any more.",
    }),
    count: SignatureCount.default("held").meta({
      description:
        "held: for which something is held; observed: for which something was forwarded nevertheless, under observe.",
    }),
    order: SignatureOrder.default("worst").meta({
      description: "worst: those first that count most; recent: those first that failed last.",
    }),
  }),
  body: NO_BODY,
  answer: pageOf(
    HeldSignature.extend({
      recipe: z
        .boolean()
        .meta({ description: "Whether a recipe is kept for it: GET /recipes/FLOW/SIGNATURE." }),
    }).meta({ id: "HeldSignature" }),
  ),
  problems: ["flow-unknown", "cursor-unreadable"],
});
