import { Aws, Duration } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { allow, type WatchdogFunction } from "./watchdog-function.ts";

/** A run that comes late is worth nothing: the next one does its work. */
const WORTH = Duration.minutes(1);

/** Runs a function once a minute, by a schedule and a role in its scope. */
export function everyMinute(scope: Construct, ran: WatchdogFunction, description: string): void {
  // Else Lambda itself would try a failed run again, for hours.
  ran.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: WORTH });
  const invoker = new Role(scope, "Invoker", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  });
  invoker.addToPolicy(allow(["lambda:InvokeFunction"], [ran.function.functionArn]));
  // The construct for functions would let the role invoke every version too.
  new CfnSchedule(scope, "EveryMinute", {
    description,
    scheduleExpression: "rate(1 minute)",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: ran.function.functionArn,
      roleArn: invoker.roleArn,
      retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: WORTH.toSeconds() },
    },
  });
}
