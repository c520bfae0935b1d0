import { CfnOutput, Duration, RemovalPolicy } from "aws-cdk-lib";
import { type DeadLetterQueue, type IQueue, Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";
import { inboundDeadLettersName, inboundName, targetName } from "../schemas/resource-names.ts";
import { timing } from "../schemas/timing.ts";
import { pascalCase } from "./pairs.ts";
import { admit, requireTls } from "./principals.ts";

/** The largest message that SQS takes, in bytes; unset, a queue would refuse a quarter of it. */
const MESSAGE_BYTES_MAX = 1_048_576;

/** A throttled gate alone uses up receives, so a message gets more of them than the five that AWS advises. */
const MAX_RECEIVE_COUNT = 8;

const CONSUME = [
  "sqs:ReceiveMessage",
  "sqs:DeleteMessage",
  "sqs:ChangeMessageVisibility",
  "sqs:GetQueueAttributes",
  "sqs:GetQueueUrl",
];
const SEND = ["sqs:SendMessage", "sqs:GetQueueUrl"];

/** The queues of one flow; those that its configuration names by ARN are left alone. */
export class FlowQueues extends Construct {
  constructor(scope: Construct, client: Client, id: string, flow: Flow) {
    super(scope, pascalCase(id));
    const inbound = "arn" in flow.inbound ? flow.inbound.arn : this.inbound(client, id, flow).queueUrl;
    const target =
      "arn" in flow.delivery ? flow.delivery.arn : this.target(client, id, flow.delivery).queueUrl;
    this.output("Inbound", inbound, `Where ${flow.source} sends ${id}.`);
    this.output("Target", target, `Where ${flow.target} receives ${id}.`);
  }

  private queue(
    id: string,
    name: string,
    rest: { retention: Duration; visibility?: Duration; dead?: DeadLetterQueue; fifo?: true },
  ) {
    const queue = new Queue(this, id, {
      queueName: name,
      encryption: QueueEncryption.SQS_MANAGED,
      maxMessageSizeBytes: MESSAGE_BYTES_MAX,
      retentionPeriod: rest.retention,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(rest.visibility ? { visibilityTimeout: rest.visibility } : {}),
      ...(rest.dead ? { deadLetterQueue: rest.dead } : {}),
      ...(rest.fifo ? { fifo: true } : {}),
    });
    requireTls(queue);
    return queue;
  }

  private inbound(client: Client, id: string, flow: Flow): IQueue {
    const dead = this.queue("InboundDead", inboundDeadLettersName(client.id, id), {
      retention: Duration.days(14),
    });
    const { visibilityTimeoutSeconds } = timing(flow, client.gate.timeoutSeconds);
    const inbound = this.queue("Inbound", inboundName(client.id, id), {
      retention: Duration.days(4),
      visibility: Duration.seconds(visibilityTimeoutSeconds),
      dead: { queue: dead, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    admit(inbound, "senders" in flow.inbound ? flow.inbound.senders : [], SEND);
    return inbound;
  }

  private target(client: Client, id: string, delivery: Exclude<Flow["delivery"], { arn: string }>): IQueue {
    const fifo = delivery.type === "fifo";
    const target = this.queue("Target", targetName(client.id, id, fifo), {
      retention: Duration.days(14),
      ...(fifo ? { fifo } : {}),
    });
    admit(target, delivery.consumers, CONSUME);
    return target;
  }

  private output(kind: string, value: string, description: string): void {
    new CfnOutput(this, `${kind}Output`, { value, description }).overrideLogicalId(`${this.node.id}${kind}`);
  }
}
