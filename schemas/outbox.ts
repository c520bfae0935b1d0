import * as z from "zod";

/** A message that the local host captured in its outbox instead of letting it leave the machine. */
export const CapturedMessage = z.object({
  at: z.iso.datetime().meta({ description: "When it was published, by the host's clock." }),
  protocol: z.enum(["email", "email-json", "sms", "http", "https"]),
  endpoint: z.string().meta({ description: "The address, number or URL that was subscribed." }),
  topic: z.string().nullable().meta({ description: "The ARN of the topic; null for a text to one number." }),
  subject: z.string().nullable().meta({ description: "What an e-mail has for a subject; else null." }),
  body: z.string().meta({ description: "The text of this protocol, as it would arrive." }),
  attributes: z.record(z.string(), z.string()).meta({ description: "The message attributes' values." }),
  messageId: z.string().meta({ description: "What the publish answered." }),
});
export type CapturedMessage = z.infer<typeof CapturedMessage>;
