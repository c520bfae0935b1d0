import * as z from "zod";

const SHAPE =
  /^arn:(aws[a-z-]*):sns:([a-z0-9-]+):(\d{12}):([A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\.fifo)$/;

/** The ARN of an SNS topic (Service Authorization Reference, Amazon SNS). */
export const TopicArn = z.string().regex(SHAPE, {
  error: "is no ARN of an SNS topic: write arn:aws:sns:REGION:ACCOUNT:NAME",
});
export type TopicArn = z.infer<typeof TopicArn>;

/** The parts of a topic's ARN. */
export interface TopicAddress {
  readonly region: string;
  readonly name: string;
  readonly fifo: boolean;
}

/** Takes an ARN apart; a text that is none gives undefined. */
export function topicAddress(arn: string): TopicAddress | undefined {
  const [, , region, , name] = SHAPE.exec(arn) ?? [];
  if (!region || !name) return undefined;
  return { region, name, fifo: name.endsWith(".fifo") };
}
