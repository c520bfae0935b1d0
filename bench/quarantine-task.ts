import * as z from "zod";

/** What a process is to hold, and where the table is. */
export const QuarantineTask = z.object({
  held: z.int(),
  signatures: z.int(),
  flows: z.int(),
  dynamodb: z.url(),
});
export type QuarantineTask = z.infer<typeof QuarantineTask>;
