import type { CapturedMessage } from "../../schemas/outbox.ts";

/** An e-mail as a person reads it. */
export function letter({ at, endpoint, subject, body }: CapturedMessage): string {
  return `Date: ${at}\nTo: ${endpoint}\nSubject: ${subject ?? ""}\n\n${body}\n`;
}
