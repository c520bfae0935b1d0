import * as z from "zod";
import { Finding } from "../finding.ts";
import { HeldExchange } from "../held-exchange.ts";
import { CARETAKERS } from "./access.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { EditedPayload, ExchangeId, onExchange } from "./quarantine-operations.ts";
import { Why } from "./shown-time.ts";

const tag = "Quarantine";

const Lock = z.object({ id: z.string(), lock: HeldExchange.shape.lock });

/** Shows others that one edits a held exchange. */
export const lockHeld = operation({
  id: "lockHeld",
  method: "put",
  path: "/quarantine/{id}/lock",
  summary: "Keep a held exchange to oneself for ten minutes, or for ten more, while one edits it",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: Lock,
  problems: ["exchange-unknown", "exchange-not-held", "exchange-locked", "changed-meanwhile"],
  revision: "heeds",
  audited: { subject: onExchange, action: () => "lock" },
});

/** Ends one's own lock. */
export const unlockHeld = operation({
  id: "unlockHeld",
  method: "delete",
  path: "/quarantine/{id}/lock",
  summary: "End one's own lock of a held exchange",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: Lock,
  problems: ["exchange-unknown", "exchange-not-held", "exchange-locked", "changed-meanwhile"],
  revision: "heeds",
  audited: { subject: onExchange, action: () => "unlock" },
});

/** Puts a corrected text beside what came. */
export const correctHeld = operation({
  id: "correctHeld",
  method: "put",
  path: "/quarantine/{id}/correction",
  summary: "Put a corrected text beside what came; a replay sends the newest one",
  description:
    "What came is kept. Only fields that the flow lists as editable may differ from it. A text that the contract refuses is saved as a draft, and cannot be replayed.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: EditedPayload.extend({
    basedOn: z.int().min(0).max(1_000_000).meta({
      description: "The version that was edited, 0 being what came: a newer one is not written over.",
    }),
    why: Why,
  }),
  answer: z.object({
    id: z.string(),
    version: z.int().positive(),
    hash: z.string(),
    verdict: z.enum(["valid", "invalid"]),
    findings: z.array(Finding),
    findingsTotal: z.int().nonnegative(),
    waitsForApproval: z.boolean(),
  }),
  problems: [
    "exchange-unknown",
    "payload-expired",
    "exchange-not-held",
    "exchange-locked",
    "field-not-editable",
    "payload-not-text",
    "text-not-encodable",
    "changed-meanwhile",
  ],
  revision: "heeds",
  audited: { subject: onExchange, action: () => "correct", why: ({ body }) => body.why },
});

/** Approves a correction as a second person. */
export const approveHeld = operation({
  id: "approveHeld",
  method: "post",
  path: "/quarantine/{id}/approve",
  summary: "Approve the newest correction on a sensitive flow, as somebody else than its author",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: z.strictObject({
    version: z.int().min(1).max(1_000_000).meta({ description: "The version that was looked at." }),
  }),
  answer: z.object({ id: z.string(), version: z.int(), approvedBy: z.string() }),
  problems: [
    "exchange-unknown",
    "exchange-not-held",
    "changed-meanwhile",
    "correction-invalid",
    "approval-by-author",
    "approval-not-needed",
  ],
  revision: "heeds",
  audited: { subject: onExchange, action: ({ body }) => `approve version ${body.version}` },
});
