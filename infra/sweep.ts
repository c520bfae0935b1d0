import { Duration } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
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
    new Schedule(this, "EveryMinute", {
      description: "A sweep that comes late is worth nothing: the next one does its work.",
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(sweep.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
    });
  }
}
