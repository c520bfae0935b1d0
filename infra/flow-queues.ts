import { CfnOutput, Duration, Validations } from "aws-cdk-lib";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { type Flow, isFifoInbound } from "../schemas/flow.ts";
import { inboundDeadLettersName, inboundName, targetName } from "../schemas/resource-names.ts";
import { timing } from "../schemas/timing.ts";
import { pascalCase } from "./pairs.ts";
import { admit } from "./principals.ts";
import { takeEvents } from "./event-rules.ts";
import { retainedQueue } from "./retained-queue.ts";
import { subscribeToTopics } from "./topic-subscriptions.ts";

/** Shorter than that of the dead letters, since a message keeps its first send time when it moves there. */
const INBOUND_RETENTION = Duration.days(4);

/** The longest that SQS keeps a message: nobody but a person reads dead letters, or mends a dead consumer. */
const LONGEST_RETENTION = Duration.days(14);

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
    this.output("Inbound", inbound, `Where ${flow.source} sends ${id}.`);
    const { delivery } = flow;
    if ("type" in delivery && delivery.type === "tap") return;
    const target = "arn" in delivery ? delivery.arn : this.target(client, id, delivery).queueUrl;
    this.output("Target", target, `Where ${flow.target} receives ${id}.`);
  }

  private inbound(client: Client, id: string, flow: Flow): IQueue {
    const fifo = isFifoInbound(flow);
    const kind = fifo ? { fifo } : {};
    const dead = retainedQueue(this, "InboundDead", inboundDeadLettersName(client.id, id, fifo), {
      retention: LONGEST_RETENTION,
      ...kind,
    });
    const { visibilityTimeoutSeconds } = timing(flow, client.gate.timeoutSeconds);
    const inbound = retainedQueue(this, "Inbound", inboundName(client.id, id, fifo), {
      retention: INBOUND_RETENTION,
      ...kind,
      visibilityTimeout: Duration.seconds(visibilityTimeoutSeconds),
      deadLetterQueue: { queue: dead, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    const { senders, topics, events } =
      "arn" in flow.inbound ? { senders: [], topics: [], events: [] } : flow.inbound;
    admit(inbound, senders, SEND);
    subscribeToTopics(this, { inbound, dead }, topics);
    takeEvents(this, { inbound, dead }, events);
    return inbound;
  }

  private target(
    client: Client,
    id: string,
    delivery: Exclude<Flow["delivery"], { arn: string } | { type: "tap" }>,
  ): IQueue {
    const fifo = delivery.type === "fifo";
    const target = retainedQueue(this, "Target", targetName(client.id, id, fifo), {
      retention: LONGEST_RETENTION,
      ...(fifo ? { fifo } : {}),
    });
    Validations.of(target).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "How often a delivered message may fail is for the application that consumes it to say.",
    });
    admit(target, delivery.consumers, CONSUME);
    return target;
  }

  /** An own queue is named by its URL, an adopted one by the ARN that the configuration gives. */
  private output(kind: string, value: string, description: string): void {
    new CfnOutput(this, `${kind}Output`, { value, description }).overrideLogicalId(`${this.node.id}${kind}`);
  }
}
