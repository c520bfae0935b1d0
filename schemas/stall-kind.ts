import * as z from "zod";

/** How a flow or an application fails to do what it should. */
export const StallKind = z.enum([
  "silent",
  "late",
  "backlogged",
  "consumer-dead",
  "volume",
  "failing",
  "unacknowledged",
  "unreachable",
  "certificate-expiring",
  "gate-failure",
]);
export type StallKind = z.output<typeof StallKind>;
