import { Duration } from "aws-cdk-lib";
import type { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { type Code, EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  jobTableName,
  journalTableName,
  pulseTableName,
  quarantineTableName,
  queueArn,
  replayDeadLettersName,
  replayName,
} from "../schemas/resource-names.ts";
import { keepsOrder, lineRights } from "./lines.ts";
import { retainedQueue } from "./retained-queue.ts";
import {
  allow,
  allowMany,
  HERE,
  payloadBucketArn,
  payloadsArn,
  tableArn,
  WatchdogFunction,
} from "./watchdog-function.ts";
import { answerRights, carriesAnswers } from "./answers.ts";
import { keepsArchive } from "./archive.ts";
import { acknowledgeWildcard } from "./wildcard.ts";

const TIMEOUT_SECONDS = 30;
const ORDERS_AT_ONCE = 10;
const CONCURRENT_REPLAYS = 2;
const MAX_RECEIVE_COUNT = 5;

/** The queue of replay orders, and where those go that cannot be carried out. */
export class ReplayQueue extends Construct {
  constructor(scope: Construct, client: Client) {
    super(scope, "Replay");
    const dead = retainedQueue(this, "Dead", replayDeadLettersName(client.id), {
      retention: Duration.days(14),
    });
    retainedQueue(this, "Queue", replayName(client.id), {
      retention: Duration.days(4),
      visibilityTimeout: Duration.seconds(6 * TIMEOUT_SECONDS),
      deadLetterQueue: { queue: dead, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }
}

/** What sending held exchanges through again asks for, on all flows of the client. */
export class ReplayRights {
  readonly statements: readonly PolicyStatement[];
  /** The queues that exchanges are sent to. */
  readonly targets: readonly string[];
  readonly #wildcards: readonly (readonly [string, string])[];

  constructor(client: Client) {
    const deliveries = Object.values(client.flows).map(({ delivery }) => delivery);
    const adopted = deliveries.flatMap((delivery) => ("arn" in delivery ? [delivery.arn] : []));
    const hasOwn = deliveries.some((delivery) => !("arn" in delivery) && delivery.type !== "tap");
    const own = hasOwn ? [queueArn(`watchdog-${client.id}-*-target*`, HERE)] : [];
    const held = payloadsArn(client.id, "held");
    const settled = payloadsArn(client.id, "settled");
    this.targets = [...own, ...adopted];
    const archive = keepsArchive(Object.entries(client.flows)) ? [payloadsArn(client.id, "archive")] : [];
    this.#wildcards = [
      ...own.map((arn) => [arn, "It delivers to the targets of every flow of this client."] as const),
      ...[held, settled, ...archive].map((arn) => [arn, "Each payload is an object of its own."] as const),
    ];
    this.statements = [
      ...(carriesAnswers(Object.values(client.flows)) ? answerRights(client.id) : []),
      ...allowMany(["sqs:SendMessage"], this.targets),
      allow(["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"], [tableArn(journalTableName(client.id))]),
      allow(["dynamodb:UpdateItem"], [tableArn(pulseTableName(client.id))]),
      allow(
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
        [tableArn(quarantineTableName(client.id))],
      ),
      allow(["s3:GetObject"], [held, settled]),
      allow(["s3:DeleteObject"], [held]),
      allow(["s3:PutObject"], [held, settled, ...archive]),
      // Who may not list is told of a missing object that it is forbidden, instead of NoSuchKey:
      // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
      allow(["s3:ListBucket"], [payloadBucketArn(client.id)]),
    ];
  }

  /** Says of each wildcard of these rights why a role has it. */
  acknowledge(role: Role): void {
    for (const [arn, reason] of this.#wildcards) acknowledgeWildcard(role, arn, reason);
  }
}

/** The function that carries out replay orders, for all flows of the client. */
export class Replay extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Replay");
    const orders = queueArn(replayName(client.id), HERE);
    const rights = new ReplayRights(client);
    const replay = new WatchdogFunction(this, "Replay", client, {
      name: "replay",
      description: `Sends the held exchanges of ${client.name} through the gate again.`,
      code,
      timeout: Duration.seconds(TIMEOUT_SECONDS),
      memoryMegabytes: client.gate.memoryMegabytes,
      environment: { JOB_TABLE: jobTableName(client.id) },
      statements: [
        allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [orders]),
        ...rights.statements,
        ...(keepsOrder(Object.values(client.flows)) ? [lineRights(client.id)] : []),
      ],
    });
    rights.acknowledge(replay.role);
    new EventSourceMapping(this, "Orders", {
      target: replay.function,
      eventSourceArn: orders,
      batchSize: ORDERS_AT_ONCE,
      maxConcurrency: CONCURRENT_REPLAYS,
      reportBatchItemFailures: true,
    }).node.addDependency(replay.role);
  }
}
