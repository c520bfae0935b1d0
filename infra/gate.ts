import { Duration } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type Code, EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  flowQueues,
  jobTableName,
  journalTableName,
  lineTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
} from "../schemas/resource-names.ts";
import { timing } from "../schemas/timing.ts";
import { answerRights, carriesAnswers } from "./answers.ts";
import { keepsArchive } from "./archive.ts";
import { keepsOrder } from "./lines.ts";
import { type Pair, pascalCase } from "./pairs.ts";
import { allow, allowMany, HERE, payloadsArn, tableArn, WatchdogFunction } from "./watchdog-function.ts";
import { acknowledgeWildcard } from "./wildcard.ts";

/** The gate of one pair: the function, what it may do, and a mapping for each flow's inbound queue. */
export class Gate extends Construct {
  constructor(scope: Construct, client: Client, pair: Pair, code: Code) {
    super(scope, "Gate");
    const gate = new WatchdogFunction(this, "Gate", client, {
      name: `gate${pair.number === 1 ? "" : pair.number}`,
      description: `Checks, forwards or holds the exchanges of ${client.name}.`,
      code,
      timeout: Duration.seconds(client.gate.timeoutSeconds),
      memoryMegabytes: client.gate.memoryMegabytes,
      environment: { PLAN_TABLE: planTableName(client.id), JOB_TABLE: jobTableName(client.id) },
      statements: statements(client, pair),
    });
    acknowledgeWildcard(
      gate.role,
      payloadsArn(client.id, "held"),
      "Each held payload is an object of its own.",
    );
    if (keepsArchive(pair.flows) || carriesAnswers(pair.flows.map(([, flow]) => flow)))
      acknowledgeWildcard(
        gate.role,
        payloadsArn(client.id, "archive"),
        "What is forwarded is an object each time, and read where its target refuses it.",
      );
    const mappings = new Construct(this, "Mappings");
    for (const [id, flow] of pair.flows) {
      const { batchSize, windowSeconds } = timing(flow, client.gate.timeoutSeconds);
      const mapping = new EventSourceMapping(mappings, pascalCase(id), {
        target: gate.function,
        eventSourceArn: flowQueues(client.id, id, flow, HERE).inbound,
        batchSize,
        ...(windowSeconds > 0 ? { maxBatchingWindow: Duration.seconds(windowSeconds) } : {}),
        maxConcurrency: client.gate.maximumConcurrency,
        reportBatchItemFailures: true,
      });
      // Lambda refuses a mapping whose role may not read the queue yet.
      mapping.node.addDependency(gate.role);
    }
  }
}

/** What the gate of a pair calls, and nothing more; its mappings poll under this role too. */
function statements(client: Client, pair: Pair): readonly PolicyStatement[] {
  const queues = pair.flows.map(([id, flow]) => flowQueues(client.id, id, flow, HERE));
  return [
    ...allowMany(
      ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      queues.map(({ inbound }) => inbound),
    ),
    ...allowMany(
      ["sqs:SendMessage"],
      queues.flatMap(({ target }) => target ?? []),
    ),
    allow(
      ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:UpdateItem"],
      [tableArn(journalTableName(client.id))],
    ),
    allow(["dynamodb:UpdateItem"], [tableArn(pulseTableName(client.id))]),
    ...(carriesAnswers(pair.flows.map(([, flow]) => flow)) ? answerRights(client.id) : []),
    ...(keepsOrder(pair.flows.map(([, flow]) => flow))
      ? [allow(["dynamodb:GetItem", "dynamodb:PutItem"], [tableArn(lineTableName(client.id))])]
      : []),
    allow(["dynamodb:GetItem"], [tableArn(planTableName(client.id))]),
    allow(
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      [tableArn(quarantineTableName(client.id))],
    ),
    allow(
      ["s3:PutObject"],
      ["held", ...(keepsArchive(pair.flows) ? ["archive"] : [])].map((kept) => payloadsArn(client.id, kept)),
    ),
  ];
}
