import * as z from "zod";
import { Finding } from "../finding.ts";
import { HeldExchange, HeldSummary, HoldState, PayloadForm, ShownContent } from "../held-exchange.ts";
import { CARETAKERS, EVERYBODY } from "./access.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { pageOf, PageQuery } from "./page.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Quarantine";

/** A held exchange, in a path. */
export const ExchangeId = z.strictObject({
  id: z.string().min(1).max(200).meta({ description: "As a list of held exchanges shows it." }),
});

/** The flow of a held exchange, by its id. */
export const flowOfHeld = (id: string) => id.slice(0, Math.max(id.lastIndexOf("."), 0));

/** What the audit trail calls a held exchange. */
export const onExchange = ({ parameters: { id } }: { readonly parameters: z.output<typeof ExchangeId> }) =>
  `exchange/${id}`;

/** A payload that a person edited. */
export const EditedPayload = z.strictObject({
  body: z.string().max(1_048_576),
  form: PayloadForm.default("text").meta({
    description:
      "What `body` is: a text, to be written in the character set that the exchange came in, or its bytes in base64.",
  }),
});

/** The fingerprint of a failure, in a query. */
export const SignatureName = z.string().min(1).max(100);

/** With how many others an exchange is acted on. */
const Together = z.strictObject({
  together: z.coerce.number().int().min(1).max(1_000_000).default(1).meta({
    description:
      "How many exchanges are acted on in one go, this one among them: above `desk.bulkWithoutLead` of the client only a lead may.",
  }),
});

/** Which held exchanges are asked for. */
export const HELD_FILTERS = {
  flow: FlowName.optional(),
  state: HoldState.default("held"),
  signature: SignatureName.optional().meta({ description: "Of this failure only." }),
  text: z.string().trim().min(1).max(100).optional().meta({
    description:
      "Whose business key, exchange id, id or signature holds this text, or whose findings do: their code, path or sentence, in French or English. Payloads are not searched, nor keys that the caller may not see. A page may come back short, even empty, with a next.",
  }),
  from: ShownTime.optional().meta({ description: "In their state since then or later." }),
  until: ShownTime.optional().meta({ description: "In their state since then or earlier." }),
} as const;

/** Lists held exchanges, those first that came into their state last. */
export const listHeld = operation({
  id: "listHeld",
  method: "get",
  path: "/quarantine",
  summary: "List held exchanges",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: z.strictObject({}),
  query: PageQuery.extend(HELD_FILTERS),
  body: NO_BODY,
  answer: pageOf(HeldSummary.extend({ stateSince: HeldExchange.shape.stateSince })),
  problems: ["flow-unknown", "cursor-unreadable"],
});

/** A held exchange as it is shown by itself. */
export const ShownExchange = HeldExchange.extend({
  expiresAt: ShownTime.nullable().meta({
    description:
      "From when on it is removed, counted from when it was delivered or discarded; null where it is held, which never expires.",
  }),
  waitsFor: z.string().nullable().meta({
    description:
      "The held exchange at the head of its line, where it waits for its turn behind that one; else null.",
  }),
}).meta({ id: "HeldExchange" });

/** Shows one held exchange, without what came. */
export const showHeld = operation({
  id: "showHeld",
  method: "get",
  path: "/quarantine/{id}",
  summary: "Show a held exchange: its findings and its history",
  tag,
  roles: EVERYBODY,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ShownExchange,
  problems: ["exchange-unknown"],
  revision: "tells",
});

/** Shows what came, which is told to the audit trail. */
export const showPayload = operation({
  id: "showPayload",
  method: "get",
  path: "/quarantine/{id}/payload",
  summary: "Show the body and the attributes of a held exchange",
  description:
    "That it was looked at is written to the audit trail first. Roles other than support and lead get the decoded message without its masked values, and never its bytes.",
  tag,
  roles: EVERYBODY,
  concerns: "flow",
  parameters: ExchangeId,
  query: z.strictObject({
    version: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .meta({ description: "A correction in place of what came, which is 0." }),
  }),
  body: NO_BODY,
  answer: ShownContent.extend({
    masked: z.boolean().meta({ description: "Whether values were left out that the caller may not see." }),
  }),
  problems: ["exchange-unknown", "payload-expired"],
  revision: "tells",
  audited: {
    subject: onExchange,
    action: ({ parameters: { id }, sees }) => (sees(flowOfHeld(id)) ? "view payload" : "view masked payload"),
  },
});

/** Tells the contract's verdict on an edited payload; nothing is saved. */
export const checkPayload = operation({
  id: "checkPayload",
  method: "post",
  path: "/quarantine/{id}/check",
  summary: "Check an edited payload against the contract of the exchange's flow",
  description: "Nothing is saved.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: EditedPayload,
  answer: z.object({
    verdict: z.enum(["valid", "invalid"]),
    findings: z.array(Finding),
    findingsTotal: z.int().nonnegative(),
  }),
  problems: ["exchange-unknown", "payload-expired", "payload-not-text"],
  judges: true,
});

/** Sends a held exchange through the gate again. */
export const replayHeld = operation({
  id: "replayHeld",
  method: "post",
  path: "/quarantine/{id}/replay",
  summary: "Replay a held exchange",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: Together,
  body: NO_BODY,
  answer: z.object({ id: z.string(), outcome: z.literal("replaying"), replayId: z.string() }),
  problems: [
    "exchange-unknown",
    "bulk-needs-lead",
    "exchange-not-held",
    "exchange-locked",
    "correction-invalid",
    "approval-missing",
    "changed-meanwhile",
  ],
  revision: "heeds",
  audited: { subject: onExchange, action: () => "replay" },
});

/** Gives a held exchange up. */
export const discardHeld = operation({
  id: "discardHeld",
  method: "post",
  path: "/quarantine/{id}/discard",
  summary: "Give a held exchange up",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: Together,
  body: z.strictObject({ why: Why }),
  answer: z.object({ id: z.string(), outcome: z.literal("discarded") }),
  problems: [
    "exchange-unknown",
    "bulk-needs-lead",
    "exchange-not-held",
    "exchange-locked",
    "changed-meanwhile",
  ],
  revision: "heeds",
  audited: { subject: onExchange, action: () => "discard", why: ({ body }) => body.why },
});
