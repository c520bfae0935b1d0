import * as z from "zod";

const SHAPE =
  /^arn:(aws[a-z-]*):sqs:([a-z0-9-]+):(\d{12}):([A-Za-z0-9_-]{1,75}(?:\.fifo)?|[A-Za-z0-9_-]{1,80})$/;

/** The ARN of an SQS queue (Service Authorization Reference, Amazon SQS). */
export const QueueArn = z.string().regex(SHAPE, {
  error: "is no ARN of an SQS queue: write arn:aws:sqs:REGION:ACCOUNT:NAME",
});
export type QueueArn = z.infer<typeof QueueArn>;

/** The parts of a queue's ARN. */
export interface QueueAddress {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  readonly fifo: boolean;
}

/** Takes an ARN apart; a text that is none gives undefined. */
export function queueAddress(arn: string): QueueAddress | undefined {
  const [, partition, region, account, name] = SHAPE.exec(arn) ?? [];
  if (!partition || !region || !account || !name) return undefined;
  return { partition, region, account, name, fifo: name.endsWith(".fifo") };
}
