/** The watchdog is watched: by alarms that reach people through no code of ours. No emulator has CloudWatch. */
import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { client as demo } from "../../clients/demo/client.ts";
import { GuardianTopic } from "../../infra/guardian-topic.ts";
import { countedLines } from "../../schemas/counted-lines.ts";
import { clientOf, everyKind } from "./clients.ts";
import { deployed, ofType, statementsOf, type SynthesizedStack, synthesized } from "./synthesized.ts";

const MetricStat = z.object({
  Metric: z.object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  }),
  Period: z.number(),
  Stat: z.string(),
});
const Alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.string()),
  OKActions: z.array(z.string()),
  TreatMissingData: z.string(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number(),
  Metrics: z
    .array(z.object({ Expression: z.string().optional(), MetricStat: MetricStat.optional() }))
    .optional(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});
type Alarm = z.infer<typeof Alarm>;

const alarms = (stacks: readonly SynthesizedStack[]): ReadonlyArray<Alarm & { readonly stack: string }> =>
  ofType(stacks, "AWS::CloudWatch::Alarm").map(({ stack, properties }) => ({
    stack,
    ...Alarm.parse(deployed(properties)),
  }));

/** What an alarm looks at, as `namespace/metric of name`. */
function watched({ Namespace, MetricName, Dimensions, Metrics = [] }: Alarm): readonly string[] {
  const single = MetricName === undefined ? [] : [{ Namespace, MetricName, Dimensions }];
  const all = [...single, ...Metrics.flatMap(({ MetricStat: stat }) => (stat ? [stat.Metric] : []))];
  return all.map(
    (metric) =>
      `${metric.Namespace}/${metric.MetricName} of ${metric.Dimensions.map(({ Value }) => Value).join()}`,
  );
}

const TOPIC = "arn:aws:sns:ap-southeast-1:123456789012:watchdog-";
const Named = z.object({ QueueName: z.string() });
const NamedFunction = z.object({ FunctionName: z.string() });

const clients = {
  demo: synthesized(demo),
  "every kind": synthesized(everyKind),
  "82 flows in three pairs": synthesized(clientOf(82)),
};

describe.each(Object.entries(clients))("%s", (_, stacks) => {
  const all = alarms(stacks);
  const of = (metric: string) => all.filter((alarm) => watched(alarm).includes(metric));

  test("every function has alarms of its errors, its throttles and its loops, in its own stack", () => {
    const functions = ofType(stacks, "AWS::Lambda::Function");
    expect(functions.length).toBeGreaterThanOrEqual(3);
    for (const { stack, properties } of functions) {
      const name = NamedFunction.parse(properties).FunctionName;
      for (const metric of ["Errors", "Throttles", "RecursiveInvocationsDropped"]) {
        expect(of(`AWS/Lambda/${metric} of ${name}`).map((alarm) => alarm.stack)).toEqual([stack]);
      }
    }
  });

  test("every queue from which a function takes, and every dead-letter queue, has one alarm", () => {
    const names = ofType(stacks, "AWS::SQS::Queue").map(
      ({ properties }) => Named.parse(properties).QueueName,
    );
    for (const name of names.filter((each) => !/-target(\.fifo)?$/.test(each))) {
      const alarm = of(`AWS/SQS/ApproximateNumberOfMessagesVisible of ${name}`);
      expect([name, alarm.length]).toEqual([name, 1]);
      expect(of(`AWS/SQS/ApproximateAgeOfOldestMessage of ${name}`)).toEqual(
        name.endsWith("-dead") ? [] : alarm,
      );
    }
  });

  test("every alarm, and its end, goes to the guardian's topic alone, and says in two languages what to do", () => {
    for (const { AlarmActions, OKActions, AlarmDescription } of all) {
      expect(AlarmActions).toEqual([expect.stringMatching(new RegExp(`^${TOPIC}(demo|acme)-guardian$`))]);
      expect(OKActions).toEqual(AlarmActions);
      expect(AlarmDescription.split("\n")).toEqual([
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
      ]);
      expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
    }
    const lambdas = ofType(stacks, "AWS::Lambda::Permission", "AWS::SNS::Subscription");
    expect(JSON.stringify(lambdas)).not.toMatch(/cloudwatch|"lambda"/);
  });

  test("only what lacks a heartbeat calls when there is no data; no use is no fault", () => {
    const missing = all.filter(({ TreatMissingData }) => TreatMissingData !== "notBreaching");
    expect(
      missing.map(({ AlarmName, TreatMissingData }) => [
        AlarmName.replace(/^watchdog-[a-z]+-/, ""),
        TreatMissingData,
      ]),
    ).toEqual([["sweep-silent", "breaching"]]);
  });

  test("no two alarms have one name, and none looks at more metrics than an expression may", () => {
    expect(new Set(all.map(({ AlarmName }) => AlarmName)).size).toBe(all.length);
    for (const alarm of all) expect(watched(alarm).length).toBeLessThanOrEqual(10);
  });
});

describe("an alarm calls", () => {
  const all = alarms(clients["every kind"]);
  const named = (name: string) => all.find(({ AlarmName }) => AlarmName === `watchdog-acme-${name}`);

  test.each<[name: string, expected: object]>([
    [
      "sweep-silent",
      {
        Namespace: "Watchdog/acme",
        MetricName: "SweepEnded",
        ComparisonOperator: "LessThanThreshold",
        Period: 60,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 3,
      },
    ],
    [
      "sweep-failing",
      {
        Namespace: "Watchdog/acme",
        MetricName: "SweepPartFailed",
        Period: 300,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 3,
      },
    ],
    [
      "gate-errors",
      { MetricName: "Errors", Statistic: "Sum", Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2 },
    ],
    [
      "replay-throttles",
      { MetricName: "Throttles", Statistic: "Sum", EvaluationPeriods: 3, DatapointsToAlarm: 2 },
    ],
    [
      "sweep-recursion",
      { MetricName: "RecursiveInvocationsDropped", Statistic: "Sum", EvaluationPeriods: 1 },
    ],
    [
      "orders-inbound-dead-undrained",
      { Statistic: "Minimum", Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 3 },
    ],
    [
      "guardian-undelivered",
      {
        Namespace: "AWS/SNS",
        MetricName: "NumberOfNotificationsFailed",
        Statistic: "Sum",
        EvaluationPeriods: 1,
      },
    ],
  ])("%s: at one, in the periods that were chosen", (name, expected) => {
    const [found] = ofType(clients["every kind"], "AWS::CloudWatch::Alarm").filter(
      ({ properties }) => properties["AlarmName"] === `watchdog-acme-${name}`,
    );
    expect(found?.properties).toMatchObject({ Threshold: 1, ...expected });
  });

  test.each([
    ["stock-inbound", "watchdog-acme-stock-inbound"],
    ["prices-inbound", "legacy-prices"],
    ["replay", "watchdog-acme-replay"],
  ])(
    "%s-stuck: when messages of %s wait and none was taken for 30 minutes, or one is a day old",
    (subject, queue) => {
      const alarm = named(`${subject}-stuck`);
      const [expression, ...stats] = alarm?.Metrics ?? [];
      expect(expression?.Expression).toBe(
        "IF(age >= 86400 OR (visible > 0 AND FILL(received, 0) == 0), 1, 0)",
      );
      const Dimensions = [{ Name: "QueueName", Value: queue }];
      const stat = (MetricName: string, Stat: string) => ({
        MetricStat: { Metric: { Namespace: "AWS/SQS", MetricName, Dimensions }, Period: 300, Stat },
      });
      expect(stats).toEqual([
        stat("ApproximateAgeOfOldestMessage", "Maximum"),
        stat("ApproximateNumberOfMessagesVisible", "Minimum"),
        stat("NumberOfMessagesReceived", "Sum"),
      ]);
      expect([alarm?.EvaluationPeriods, alarm?.DatapointsToAlarm]).toEqual([6, 6]);
    },
  );

  test("about dead letters that an adopted inbound has, too", () => {
    expect(named("prices-inbound-dead-undrained")?.Dimensions).toEqual([
      { Name: "QueueName", Value: "legacy-prices-dead" },
    ]);
  });
});

test("the sweep's lines are counted where Lambda's JSON log has them", () => {
  const filters = ofType(clients.demo, "AWS::Logs::MetricFilter").map(({ properties }) => properties);
  expect(filters).toEqual(
    [
      ["SweepEnded", countedLines.sweepEnded],
      ["SweepPartFailed", countedLines.sweepPartFailed],
    ].map(([MetricName, line]) => ({
      FilterPattern: `{ $.message.message = "${line}" }`,
      LogGroupName: { Ref: expect.stringMatching(/^SweepLog/) },
      MetricTransformations: [{ MetricName, MetricNamespace: "Watchdog/demo", MetricValue: "1" }],
    })),
  );
});

/** The subscriptions of a topic with these addresses. */
function subscribed(...emails: readonly string[]) {
  const topic = new GuardianTopic(new Stack(new App(), "Data"), demo, { emails });
  return Template.fromStack(Stack.of(topic)).findResources("AWS::SNS::Subscription");
}

describe("the guardian's topic", () => {
  test("lets the alarms of this client publish, over TLS, and nobody else", () => {
    const policies = ofType(clients.demo, "AWS::SNS::TopicPolicy")
      .filter(({ id }) => id.startsWith("Guardian"))
      .flatMap(statementsOf);
    expect(policies.map(deployed)).toMatchObject([
      {
        Effect: "Deny",
        Action: ["sns:Publish"],
        Principal: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Effect: "Allow",
        Action: ["sns:Publish"],
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "123456789012" },
          ArnLike: {
            "aws:SourceArn": "arn:aws:cloudwatch:ap-southeast-1:123456789012:alarm:watchdog-demo-*",
          },
        },
      },
    ]);
  });

  test("mails each address once, under an id that stays when the list changes", () => {
    const both = subscribed("ada@example.com", "bob@example.com", "ada@example.com");
    expect(Object.values(both)).toMatchObject([
      { Properties: { Protocol: "email", Endpoint: "ada@example.com" } },
      { Properties: { Protocol: "email", Endpoint: "bob@example.com" } },
    ]);
    expect(Object.keys(both)).toEqual(expect.arrayContaining(Object.keys(subscribed("bob@example.com"))));
  });
});
