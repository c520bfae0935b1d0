import { Duration } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  pulseTableName,
  quarantineTableName,
  queueArn,
  replayDeadLettersName,
  replayName,
} from "../schemas/resource-names.ts";
import { allow, HERE, payloadsArn, tableArn, WatchdogFunction } from "./watchdog-function.ts";
import { acknowledgeWildcard } from "./wildcard.ts";

/** Once a minute: brings dead letters into quarantine and finishes replays that a crash left half done. */
export class Sweep extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Sweep");
    const adopted = Object.values(client.flows).flatMap(({ inbound }) =>
      "arn" in inbound ? [inbound.deadLetterArn] : [],
    );
    const own = queueArn(`watchdog-${client.id}-*-inbound-dead`, HERE);
    const quarantine = tableArn(quarantineTableName(client.id));
    const sweep = new WatchdogFunction(this, "Sweep", client, {
      name: "sweep",
      description: `Looks after the flows of ${client.name} every minute.`,
      code,
      timeout: Duration.seconds(55),
      memoryMegabytes: 512,
      statements: [
        allow(
          ["sqs:ReceiveMessage", "sqs:DeleteMessage"],
          [own, queueArn(replayDeadLettersName(client.id), HERE), ...adopted],
        ),
        allow(["sqs:SendMessage"], [queueArn(replayName(client.id), HERE)]),
        allow(["dynamodb:UpdateItem"], [tableArn(pulseTableName(client.id))]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], [quarantine]),
        allow(["dynamodb:Query"], [`${quarantine}/index/byFlowAndState`]),
        allow(["s3:PutObject"], [payloadsArn(client.id, "held")]),
      ],
    });
    acknowledgeWildcard(sweep.role, own, "The dead letters of every flow are drained.");
    acknowledgeWildcard(
      sweep.role,
      payloadsArn(client.id, "held"),
      "Each held payload is an object of its own.",
    );
    const invoker = new Role(this, "Invoker", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
    invoker.addToPolicy(allow(["lambda:InvokeFunction"], [sweep.function.functionArn]));
    new CfnSchedule(this, "EveryMinute", {
      description: "A sweep that comes late is worth nothing: the next one does its work.",
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: sweep.function.functionArn,
        roleArn: invoker.roleArn,
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
  }
}
