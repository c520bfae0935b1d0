import * as z from "zod";
import { Finding } from "../finding.ts";
import { isShortNumber, LONG_NUMBER } from "../short-number.ts";
import { WORKERS } from "./access.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { ExchangeId, onExchange } from "./quarantine-operations.ts";
import { Why } from "./shown-time.ts";

const tag = "Quarantine";

/** So many fields of one exchange are shown, and changed in one go. */
export const FIELDS_SHOWN = 100;

const Place = z.string().min(1).max(512).meta({ description: "JSON Pointer (RFC 6901) to one value." });

const ShortNumber = z.number().refine(isShortNumber, { error: LONG_NUMBER });

/** Shows what the first line may change of an exchange, and nothing else of it. */
export const showFields = operation({
  id: "showFields",
  method: "get",
  path: "/quarantine/{id}/fields",
  summary: "Show the fields of a held exchange that the first line may correct, with their present values",
  description:
    "Of the newest version. That they were looked at is written to the audit trail first. Fields with a finding come first.",
  tag,
  roles: WORKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: z.object({
    id: z.string(),
    version: z.int().nonnegative().meta({ description: "Whose values these are: 0 is what came." }),
    fields: z.array(
      z.object({
        place: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
        findings: z.array(Finding).meta({ description: "What the contract finds there." }),
      }),
    ),
    fieldsTotal: z.int().nonnegative(),
  }),
  problems: ["exchange-unknown", "payload-expired", "exchange-not-held", "no-field-for-first-line"],
  revision: "tells",
  audited: { subject: onExchange, action: () => "view fields" },
});

/** Corrects fields that the first line may change, and sends the exchange again. */
export const correctFields = operation({
  id: "correctFields",
  method: "put",
  path: "/quarantine/{id}/fields",
  summary: "Correct fields of a held exchange that the first line may change, and replay it where asked",
  description:
    "All other bytes stay as they are. What the contract still refuses is not saved. On a sensitive flow the correction waits for a second person, and is not replayed.",
  tag,
  roles: WORKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: z.strictObject({
    fields: z
      .array(
        z.strictObject({
          place: Place,
          value: z.union([z.string().max(1000), ShortNumber, z.boolean(), z.null()]),
        }),
      )
      .min(1)
      .max(FIELDS_SHOWN)
      .refine((fields) => new Set(fields.map(({ place }) => place)).size === fields.length, {
        error: "names a place twice: give each once",
      }),
    replay: z.boolean().default(false).meta({ description: "Whether what passes is replayed at once." }),
    why: Why,
  }),
  answer: z.object({
    id: z.string(),
    outcome: z.enum(["saved", "replaying"]),
    version: z.int().positive(),
    hash: z.string(),
    waitsForApproval: z.boolean(),
  }),
  problems: [
    "exchange-unknown",
    "payload-expired",
    "exchange-not-held",
    "exchange-locked",
    "no-field-for-first-line",
    "field-beyond-first-line",
    "field-not-editable",
    "fields-unchanged",
    "fields-still-refused",
    "changed-meanwhile",
  ],
  revision: "heeds",
  audited: {
    subject: onExchange,
    action: ({ body: { replay } }) => (replay ? "correct fields and replay" : "correct fields"),
    why: ({ body }) => body.why,
  },
});
