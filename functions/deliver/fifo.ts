import { hash } from "node:crypto";

/** What SQS needs of a message for a FIFO queue. */
export interface FifoFields {
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
}

/**
 * Group by business key, deduplicate by flow, exchange id and bytes, and by what delivers it again. Hashed, since keys as they come may
 * hold what SQS refuses in these fields:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function fifoFields(exchange: {
  readonly flow: string;
  readonly exchangeId: string;
  readonly businessKey: string;
  readonly hash: string;
  readonly redelivery?: string;
}): FifoFields {
  const { flow, exchangeId, businessKey, redelivery } = exchange;
  const told = [flow, exchangeId, exchange.hash, ...(redelivery === undefined ? [] : [redelivery])];
  return {
    MessageGroupId: hash("sha256", businessKey, "hex"),
    MessageDeduplicationId: hash("sha256", JSON.stringify(told), "hex"),
  };
}
