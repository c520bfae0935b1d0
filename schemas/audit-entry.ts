import * as z from "zod";
import { Instant } from "./instant.ts";

/** One action of a person: what was done, never a value of a message. */
export const AuditEntry = z.object({
  subject: z.string().max(200).meta({ description: "On what, as in incident/17, flow/orders, absence/ana." }),
  at: Instant,
  by: z.string().min(1).max(80),
  action: z.string().max(40),
  from: z.int().nonnegative().optional().meta({ description: "The revision before; none of what is new." }),
  to: z.int().nonnegative().optional().meta({ description: "The revision after; none of what was removed." }),
  why: z.string().max(500).optional().meta({ description: "In the words of who acted." }),
});
export type AuditEntry = z.output<typeof AuditEntry>;
