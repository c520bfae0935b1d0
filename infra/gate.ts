import { Aws, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  EventSourceMapping,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  flowQueues,
  journalTableName,
  payloadBucketName,
  pulseTableName,
  quarantineTableName,
} from "../schemas/resource-names.ts";
import { timing } from "../schemas/timing.ts";
import { type Pair, pascalCase } from "./pairs.ts";

const HERE = { partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID };

/** The gate of one pair: the function, what it may do, and a mapping for each flow's inbound queue. */
export class Gate extends Construct {
  constructor(scope: Construct, client: Client, pair: Pair, code: Code) {
    super(scope, "Gate");
    const functionName = `watchdog-${client.id}-gate${pair.number === 1 ? "" : pair.number}`;
    const logGroup = new LogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    for (const statement of statements(client, pair, logGroup)) role.addToPolicy(statement);
    const gate = new LambdaFunction(this, "Function", {
      functionName,
      description: `Checks, forwards or holds the exchanges of ${client.name}.`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      timeout: Duration.seconds(client.gate.timeoutSeconds),
      memorySize: client.gate.memoryMegabytes,
      environment: {
        PARTITION: Aws.PARTITION,
        ACCOUNT_ID: Aws.ACCOUNT_ID,
        JOURNAL_TABLE: journalTableName(client.id),
        QUARANTINE_TABLE: quarantineTableName(client.id),
        PULSE_TABLE: pulseTableName(client.id),
        PAYLOAD_BUCKET: payloadBucketName(client.id, HERE),
      },
    });
    for (const [id, flow] of pair.flows) {
      const { batchSize, windowSeconds } = timing(flow, client.gate.timeoutSeconds);
      new EventSourceMapping(this, pascalCase(id), {
        target: gate,
        eventSourceArn: flowQueues(client.id, id, flow, HERE).inbound,
        batchSize,
        ...(windowSeconds > 0 ? { maxBatchingWindow: Duration.seconds(windowSeconds) } : {}),
        maxConcurrency: client.gate.maximumConcurrency,
        reportBatchItemFailures: true,
      }).node.addDependency(role);
    }
  }
}

function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });
}

/** What the gate of a pair calls, and nothing more; the poll of its mappings is made under this role too. */
function statements(client: Client, pair: Pair, logGroup: LogGroup): readonly PolicyStatement[] {
  const queues = pair.flows.map(([id, flow]) => flowQueues(client.id, id, flow, HERE));
  const table = (name: string) =>
    `arn:${HERE.partition}:dynamodb:${HERE.region}:${HERE.account}:table/${name}`;
  const poll = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  return [
    allow(
      poll,
      queues.map(({ inbound }) => inbound),
    ),
    allow(
      ["sqs:SendMessage"],
      queues.map(({ target }) => target),
    ),
    allow(["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"], [table(journalTableName(client.id))]),
    allow(["dynamodb:UpdateItem"], [table(pulseTableName(client.id))]),
    allow(
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
      [table(quarantineTableName(client.id))],
    ),
    allow(["s3:PutObject"], [`arn:${HERE.partition}:s3:::${payloadBucketName(client.id, HERE)}/held/*`]),
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]),
  ];
}
