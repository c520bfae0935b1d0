import * as z from "zod";
import { Instant } from "./instant.ts";

const Act = z.object({
  act: z.uuid().meta({ description: "Joins what was meant to what became of it." }),
  subject: z
    .string()
    .min(1)
    .max(300)
    .meta({ description: "On what, as in incident/17, exchange/ID, flow/orders, absence/ID." }),
  at: Instant,
});

/** What a person is about to do, written before it is done: never a value of a message. */
export const AuditIntent = Act.extend({
  by: z.string().min(1).max(80),
  address: z.string().max(45).meta({ description: "From which IP address, as the API's gateway saw it." }),
  action: z.string().min(1).max(80),
  why: z.string().max(500).optional().meta({ description: "In the words of who acted." }),
});
export type AuditIntent = z.output<typeof AuditIntent>;

const Revision = z.int().nonnegative();
const Hash = z.string().regex(/^[\da-f]{64}$/);

/** From what an action led to what: revisions of its subject, and hashes of the texts of an exchange. */
export const AuditChange = z.object({
  from: Revision.optional().meta({ description: "The revision before; none of what is new." }),
  to: Revision.optional().meta({ description: "The revision after; none of what was removed or looked at." }),
  hashFrom: Hash.optional().meta({ description: "Hex SHA-256 of the text before." }),
  hashTo: Hash.optional().meta({ description: "Hex SHA-256 of the text after, or of the one looked at." }),
});
export type AuditChange = z.output<typeof AuditChange>;

/** `unknown`: whoever carried it out ended before they could tell. */
const AuditResult = z.enum(["done", "refused", "unknown"]);

/** What became of an action: one for each intent. */
export const AuditOutcome = Act.extend({
  ...AuditChange.shape,
  result: AuditResult,
  code: z.string().max(60).optional().meta({ description: "Why it was refused; of the catalogue." }),
  shownAt: Instant.optional().meta({ description: "Where the result is unknown: when the sweep looked." }),
  shows: Revision.optional().meta({ description: "The revision of the subject that the sweep saw then." }),
});
export type AuditOutcome = z.output<typeof AuditOutcome>;

/** One action of a person, with its outcome: `open` as long as it has none. */
export const AuditAct = AuditIntent.extend({
  ...AuditOutcome.omit({ act: true, subject: true, at: true }).shape,
  result: z.enum(["open", ...AuditResult.options]),
});
export type AuditAct = z.output<typeof AuditAct>;
