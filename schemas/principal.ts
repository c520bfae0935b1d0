import * as z from "zod";

/**
 * Who may send to an inbound queue or consume from a target queue. A wildcard cannot be said, and a
 * service only together with the one source that it acts for.
 */
export const Principal = z.union(
  [
    z.strictObject({
      account: z.string().regex(/^(same|\d{12})$/, {
        error: 'is no account: write "same" or its twelve digits; a wildcard would admit everybody',
      }),
    }),
    z.strictObject({
      role: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/, {
        error: "is no role or user: write arn:aws:iam::ACCOUNT:role/NAME, without wildcards",
      }),
    }),
    z.strictObject({
      service: z.string().regex(/^[a-z0-9-]+\.amazonaws\.com$/, {
        error: "is no service: write for example events.amazonaws.com",
      }),
      sourceArn: z.string().regex(/^arn:[^*?]+$/, {
        error: "is no ARN: name the one rule, topic or bucket that sends, without wildcards",
      }),
    }),
  ],
  {
    error:
      'is no principal: write { account: "same" }, { account: "123456789012" }, { role: "arn:aws:iam::…:role/…" } or { service: "events.amazonaws.com", sourceArn: "arn:…" }',
  },
);
export type Principal = z.infer<typeof Principal>;
