import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { guardianTopicName, topicArn } from "../schemas/resource-names.ts";
import { type GuardianConcern, guardianWording } from "./guardian-wording.ts";
import { pascalCase } from "./pairs.ts";
import { HERE } from "./watchdog-function.ts";

const SPAN = Duration.minutes(5);
const DAY_SECONDS = Duration.days(1).toSeconds();

/**
 * Messages wait and none was taken, or the oldest is a day old. The age alone would not do: SQS leaves out of it what
 * was received three times. A queue that nobody reads may have no receives to report, which are then none.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
const STUCK = `IF(age >= ${DAY_SECONDS} OR (visible > 0 AND FILL(received, 0) == 0), 1, 0)`;

/** When a concern calls: in so many of so many periods, and what a period without data means. */
interface Condition {
  readonly metric: IMetric;
  readonly datapoints: number;
  readonly of: number;
  /** Calls when fewer than one were counted, instead of one or more. */
  readonly belowOne?: true;
}

/**
 * Alarms about the watchdog itself, which reach people through no code of ours. What each means to whoever is called
 * is in docs/operate.md, what they cost in docs/decisions/0005-what-the-guardian-watches.md.
 */
export class Guardian extends Construct {
  private readonly client: Client;
  private readonly action: IAlarmAction;

  constructor(scope: Construct, client: Client) {
    super(scope, "Guardian");
    this.client = client;
    const alarmActionArn = topicArn(guardianTopicName(client.id), HERE);
    this.action = { bind: () => ({ alarmActionArn }) };
  }

  /** A function that fails or is throttled more than now and then, or whose messages go round in circles. */
  watchFunction(name: string): void {
    const of = (metricName: string) =>
      counted("AWS/Lambda", metricName, { FunctionName: `watchdog-${this.client.id}-${name}` });
    this.call(name, "errors", { metric: of("Errors"), datapoints: 2, of: 3 });
    this.call(name, "throttles", { metric: of("Throttles"), datapoints: 2, of: 3 });
    this.call(name, "recursion", { metric: of("RecursiveInvocationsDropped"), datapoints: 1, of: 1 });
  }

  /** A queue from which a function takes all the time. */
  watchQueue(subject: string, queueName: string): void {
    const metric = new MathExpression({
      expression: STUCK,
      usingMetrics: {
        age: ofQueue(queueName, "ApproximateAgeOfOldestMessage", Stats.MAXIMUM),
        visible: ofQueue(queueName, "ApproximateNumberOfMessagesVisible", Stats.MINIMUM),
        received: ofQueue(queueName, "NumberOfMessagesReceived", Stats.SUM),
      },
      period: SPAN,
    });
    this.call(subject, "stuck", { metric, datapoints: 6, of: 6 });
  }

  /** A dead-letter queue, which the sweep drains every minute. */
  watchDeadLetters(subject: string, queueName: string): void {
    const metric = ofQueue(queueName, "ApproximateNumberOfMessagesVisible", Stats.MINIMUM);
    this.call(subject, "undrained", { metric, datapoints: 3, of: 3 });
  }

  /** The sweep, by how often a minute it ended and how often a part of it failed. */
  watchSweep({ ended, partFailed }: { readonly ended: IMetric; readonly partFailed: Metric }): void {
    this.call("sweep", "silent", { metric: ended, datapoints: 3, of: 3, belowOne: true });
    this.call("sweep", "failing", { metric: partFailed.with({ period: SPAN }), datapoints: 3, of: 3 });
  }

  /** A topic whose notifications must arrive. */
  watchTopic(subject: string, topicName: string): void {
    const metric = counted("AWS/SNS", "NumberOfNotificationsFailed", { TopicName: topicName });
    this.call(subject, "undelivered", { metric, datapoints: 1, of: 1 });
  }

  private call(subject: string, concern: GuardianConcern, condition: Condition): void {
    const { metric, datapoints, of, belowOne } = condition;
    const { fr, en } = guardianWording[concern];
    const alarm = new Alarm(this, `${pascalCase(subject)}${pascalCase(concern)}`, {
      alarmName: `watchdog-${this.client.id}-${subject}-${concern}`,
      alarmDescription: `${fr}\n${en}`,
      metric,
      threshold: 1,
      comparisonOperator: belowOne
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm: datapoints,
      evaluationPeriods: of,
      // No heartbeat is the very fault. Whatever else says nothing was not used: AWS then reports no number at all.
      treatMissingData: belowOne ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
  }
}

function counted(namespace: string, metricName: string, dimensionsMap: Record<string, string>): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic: Stats.SUM, period: SPAN });
}

function ofQueue(queueName: string, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: "AWS/SQS",
    metricName,
    dimensionsMap: { QueueName: queueName },
    statistic,
    period: SPAN,
  });
}
