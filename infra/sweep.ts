import { Duration } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { isFifoInbound } from "../schemas/flow.ts";
import { countedLines } from "../schemas/counted-lines.ts";
import {
  auditTableName,
  contactsTopicName,
  eventsTopicName,
  gateName,
  incidentTableName,
  jobTableName,
  linkTableName,
  mailboxTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  queueArn,
  replayDeadLettersName,
  replayName,
  topicArn,
  watchTableName,
} from "../schemas/resource-names.ts";
import { countedLine } from "./counted-line.ts";
import { httpApi } from "./http-api.ts";
import { consoleAddress } from "./console-address.ts";
import { LINKS_PATH } from "./link.ts";
import { everyMinute } from "./every-minute.ts";
import { allow, allowMany, HERE, payloadsArn, tableArn, WatchdogFunction } from "./watchdog-function.ts";
import { acknowledgeWildcard } from "./wildcard.ts";

const MAPPINGS = `arn:${HERE.partition}:lambda:${HERE.region}:${HERE.account}:event-source-mapping:*`;

/** Allows to halt what hands messages to the gates of a client; the ids of mappings are Lambda's own. */
function changeGateMappings(client: string): PolicyStatement {
  const statement = allow(["lambda:UpdateEventSourceMapping"], [MAPPINGS]);
  const gates = `arn:${HERE.partition}:lambda:${HERE.region}:${HERE.account}:function:${gateName(client, "*")}`;
  statement.addCondition("ArnLike", { "lambda:FunctionArn": gates });
  return statement;
}

/** Once a minute: brings dead letters into quarantine and finishes replays that a crash left half done. */
export class Sweep extends Construct {
  /** How often a minute a sweep ended, and how often a part of one failed. */
  readonly counted: { readonly ended: Metric; readonly partFailed: Metric };

  /** @param release changes whenever what is deployed does, of any function */
  constructor(scope: Construct, client: Client, code: Code, release: string) {
    super(scope, "Sweep");
    const adopted = Object.values(client.flows).flatMap(({ inbound }) =>
      "arn" in inbound ? [inbound.deadLetterArn] : [],
    );
    const ownOf = (...ends: readonly string[]) =>
      ends.map((end) => queueArn(`watchdog-${client.id}-*-${end}`, HERE));
    const hasFifo = Object.values(client.flows).some(
      (flow) => !("arn" in flow.inbound) && isFifoInbound(flow),
    );
    const own = ownOf("inbound-dead", ...(hasFifo ? ["inbound-dead.fifo"] : []));
    const ownQueues = ownOf("inbound", ...(hasFifo ? ["inbound.fifo"] : []), "target*");
    const adoptedQueues = Object.values(client.flows).flatMap(({ inbound, delivery, expectation }) =>
      expectation === "none" || !expectation.backlog
        ? []
        : [...("arn" in inbound ? [inbound.arn] : []), ...("arn" in delivery ? [delivery.arn] : [])],
    );
    const incidents = tableArn(incidentTableName(client.id));
    const quarantine = tableArn(quarantineTableName(client.id));
    const audit = tableArn(auditTableName(client.id));
    const jobs = tableArn(jobTableName(client.id));
    const held = payloadsArn(client.id, "held");
    const sweep = new WatchdogFunction(this, "Sweep", client, {
      name: "sweep",
      description: `Looks after the flows of ${client.name} every minute.`,
      code,
      timeout: Duration.seconds(55),
      memoryMegabytes: 512,
      environment: {
        WATCH_TABLE: watchTableName(client.id),
        INCIDENT_TABLE: incidentTableName(client.id),
        MAILBOX_TABLE: mailboxTableName(client.id),
        PLAN_TABLE: planTableName(client.id),
        LINK_TABLE: linkTableName(client.id),
        LINKS_URL: `${httpApi(scope, client).apiEndpoint}${LINKS_PATH}`,
        ...consoleAddress(client.signIn),
        AUDIT_TABLE: auditTableName(client.id),
        JOB_TABLE: jobTableName(client.id),
        RELEASE: release,
      },
      statements: [
        ...allowMany(
          ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
          [...own, queueArn(replayDeadLettersName(client.id), HERE), ...adopted],
        ),
        allow(["sqs:SendMessage"], [queueArn(replayName(client.id), HERE)]),
        ...allowMany(["sqs:GetQueueAttributes"], [...ownQueues, ...adoptedQueues]),
        allow(
          ["dynamodb:UpdateItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
          [tableArn(pulseTableName(client.id))],
        ),
        allow(["dynamodb:Query", "dynamodb:PutItem"], [tableArn(watchTableName(client.id))]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"], [incidents]),
        allow(["dynamodb:Query"], [`${incidents}/index/byPhase`, `${incidents}/index/byNumber`]),
        allow(["dynamodb:PutItem"], [audit]),
        allow(["dynamodb:Query"], [`${audit}/index/byDay`]),
        allow(
          ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:BatchGetItem"],
          [tableArn(mailboxTableName(client.id))],
        ),
        allow(["sns:ListSubscriptionsByTopic"], [topicArn(contactsTopicName(client.id), HERE)]),
        allow(
          ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:PutItem"],
          [tableArn(planTableName(client.id))],
        ),
        allow(
          ["sns:Publish"],
          [topicArn(contactsTopicName(client.id), HERE), topicArn(eventsTopicName(client.id), HERE)],
        ),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], [quarantine]),
        allow(["dynamodb:Query"], [`${quarantine}/index/byFlowAndState`, `${quarantine}/index/bySignature`]),
        allow(["dynamodb:PutItem"], [tableArn(linkTableName(client.id))]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem"], [jobs]),
        allow(["dynamodb:Query"], [`${jobs}/index/byPhase`]),
        allow(["s3:PutObject"], [held]),
        // Its resource cannot be narrowed: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
        allow(["lambda:ListEventSourceMappings"], ["*"]),
        changeGateMappings(client.id),
      ],
    });
    this.counted = {
      ended: countedLine(this, "SweepEnded", client, sweep.log, countedLines.sweepEnded),
      partFailed: countedLine(this, "SweepPartFailed", client, sweep.log, countedLines.sweepPartFailed),
    };
    acknowledgeWildcard(sweep.role, held, "Each held payload is an object of its own.");
    for (const queues of own)
      acknowledgeWildcard(sweep.role, queues, "It drains the dead letters of every flow of this client.");
    for (const queues of ownQueues) {
      acknowledgeWildcard(sweep.role, queues, "It looks at the queues of every flow of this client.");
    }
    acknowledgeWildcard(
      sweep.role,
      "*",
      "Mappings can only be listed; which one is a gate's is then looked at.",
    );
    acknowledgeWildcard(
      sweep.role,
      MAPPINGS,
      "Of mappings only those of gates of this client, by the condition.",
    );
    everyMinute(this, sweep, `Sweeps the flows of ${client.name}.`);
  }
}
