import { type Duration, RemovalPolicy } from "aws-cdk-lib";
import { type DeadLetterQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { requireTls } from "./principals.ts";

/** The largest message that SQS takes, in bytes; unset, a queue would refuse a quarter of it. */
const MESSAGE_BYTES_MAX = 1_048_576;

/** What differs between the queues of the watchdog. */
export interface RetainedQueueProps {
  readonly retention: Duration;
  readonly visibilityTimeout?: Duration;
  readonly deadLetterQueue?: DeadLetterQueue;
  readonly fifo?: true;
}

/** A queue that outlives its stack: encrypted, over TLS only, for messages of any size that SQS takes. */
export function retainedQueue(
  scope: Construct,
  id: string,
  queueName: string,
  props: RetainedQueueProps,
): Queue {
  const { retention, ...rest } = props;
  const queue = new Queue(scope, id, {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    maxMessageSizeBytes: MESSAGE_BYTES_MAX,
    retentionPeriod: retention,
    removalPolicy: RemovalPolicy.RETAIN,
    ...rest,
  });
  requireTls(queue);
  return queue;
}
