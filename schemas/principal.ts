import * as z from "zod";

/**
 * Who may send to an inbound queue or consume from a target queue. A wildcard cannot be said, and a
 * service only together with the one source that it acts for.
 */
export const Principal = z.union(
  [
    z.strictObject({ account: z.union([z.literal("same"), z.string().regex(/^\d{12}$/)]) }),
    z.strictObject({ role: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/) }),
    z.strictObject({
      service: z.string().regex(/^[a-z0-9-]+\.amazonaws\.com$/),
      sourceArn: z.string().regex(/^arn:[^*?]+$/),
    }),
  ],
  {
    error:
      'is no principal: write { account: "same" }, { account: "123456789012" }, { role: "arn:aws:iam::…:role/…" } or { service: "events.amazonaws.com", sourceArn: "arn:…" }',
  },
);
export type Principal = z.infer<typeof Principal>;
