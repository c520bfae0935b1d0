import { describe, expect, test } from "vitest";
import * as z from "zod";
import { client as demo } from "../../clients/demo/client.ts";
import { defineClient } from "../../schemas/client.ts";
import { timing } from "../../schemas/timing.ts";
import { adoptedQueues, configuration, everyKind, plainFlow } from "./clients.ts";
import { deployed, ofType, type Resource, statementsOf, synthesized } from "./synthesized.ts";

const clients = { demo: synthesized(demo), "every kind": synthesized(everyKind) };
const stacks = clients["every kind"];

const DAY = 86_400;

const queueNames = ofType(stacks, "AWS::SQS::Queue")
  .filter(({ id }) => id.startsWith("Flows"))
  .map(({ properties }) => properties["QueueName"]);
const policies = ofType(stacks, "AWS::SQS::QueuePolicy");

function queueNamed(name: string): Resource {
  const queue = ofType(stacks, "AWS::SQS::Queue").find(({ properties }) => properties["QueueName"] === name);
  if (!queue) throw new Error(`there is no queue ${name} among ${queueNames.join(", ")}`);
  return queue;
}

/** Who may do what with a queue, over and above the account's own rights. */
function admitted(name: string): unknown {
  const { id } = queueNamed(name);
  const policy = policies.find(({ properties }) => JSON.stringify(properties["Queues"]).includes(`"${id}"`));
  const statements = policy ? statementsOf(policy) : [];
  return deployed(
    statements
      .filter(({ Effect }) => Effect === "Allow")
      .map(({ Action, Principal, Condition }) => ({
        Action,
        Principal,
        ...(Condition ? { Condition } : {}),
      })),
  );
}

describe.each(Object.entries(clients))("each queue of %s", (_, stacks) => {
  const queues = ofType(stacks, "AWS::SQS::Queue").map((queue) => [queue.id, queue] as const);

  test.each(queues)("%s is encrypted, takes 1 MiB and says how long it keeps", (_, { properties }) => {
    expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MaximumMessageSize: 1_048_576 });
    expect([4 * DAY, 14 * DAY]).toContain(properties["MessageRetentionPeriod"]);
  });

  test.each(queues)("%s answers over TLS only", (_, { id }) => {
    const policy = ofType(stacks, "AWS::SQS::QueuePolicy").filter(
      ({ properties }) => JSON.stringify(properties["Queues"]) === JSON.stringify([{ Ref: id }]),
    );
    expect(policy).toHaveLength(1);
    expect(policy.flatMap(statementsOf)).toContainEqual({
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: ["sqs:*"],
      Resource: { "Fn::GetAtt": [id, "Arn"] },
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  const allowed = ofType(stacks, "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")
    .flatMap(statementsOf)
    .filter(({ Effect }) => Effect === "Allow");

  test("is open to no wildcard principal", () => {
    expect(allowed).not.toEqual([]);
    expect(allowed.filter(({ Principal }) => JSON.stringify(Principal).includes("*"))).toEqual([]);
  });

  test("is open to a service for one source only", () => {
    const ForOneSource = z.strictObject({
      ArnEquals: z.strictObject({ "aws:SourceArn": z.string().regex(/^[^*?]+$/) }),
    });
    const services = allowed.filter(({ Principal }) => JSON.stringify(Principal).includes('"Service"'));
    expect(services.filter(({ Condition }) => !ForOneSource.safeParse(Condition).success)).toEqual([]);
  });
});

test("a flow gets an inbound queue with dead letters, and a target; what it adopts is left alone", () => {
  expect(queueNames).toEqual([
    "watchdog-acme-orders-inbound-dead",
    "watchdog-acme-orders-inbound",
    "watchdog-acme-orders-target.fifo",
    "watchdog-acme-stock-inbound-dead",
    "watchdog-acme-stock-inbound",
    "watchdog-acme-stock-target",
  ]);
  for (const { properties } of policies) {
    for (const name of ["legacy-prices", "erp-prices"]) {
      expect(JSON.stringify(properties["Queues"])).not.toContain(name);
    }
  }
});

test.each(["orders", "stock"])(
  "%s: a message is tried 8 times in 4 days, its dead letter kept 14",
  (flow) => {
    const inbound = queueNamed(`watchdog-acme-${flow}-inbound`);
    const dead = queueNamed(`watchdog-acme-${flow}-inbound-dead`);
    expect(inbound.properties["MessageRetentionPeriod"]).toBe(4 * DAY);
    expect(dead.properties["MessageRetentionPeriod"]).toBe(14 * DAY);
    expect(inbound.properties["RedrivePolicy"]).toEqual({
      deadLetterTargetArn: { "Fn::GetAtt": [dead.id, "Arn"] },
      maxReceiveCount: 8,
    });
  },
);

test.each(Object.entries(everyKind.flows))(
  "%s: a batch stays out of sight until its gate is done",
  (id, flow) => {
    const gate = everyKind.gate.timeoutSeconds;
    const { visibilityTimeoutSeconds, windowSeconds } = timing(flow, gate);
    expect(visibilityTimeoutSeconds).toBeGreaterThanOrEqual(6 * gate + windowSeconds);
    if ("arn" in flow.inbound) return;
    expect(queueNamed(`watchdog-acme-${id}-inbound`).properties["VisibilityTimeout"]).toBe(
      visibilityTimeoutSeconds,
    );
  },
);

test("a FIFO target leaves deduplication to the ids that the gate gives", () => {
  const { properties } = queueNamed("watchdog-acme-orders-target.fifo");
  expect(properties["FifoQueue"]).toBe(true);
  expect(properties["ContentBasedDeduplication"]).toBeUndefined();
});

test("a FIFO inbound has FIFO dead letters, which the sweep may drain", () => {
  const fifo = synthesized(
    defineClient(configuration({ moves: { ...plainFlow, ordered: true, inbound: { type: "fifo" } } })),
  );
  const queues = ofType(fifo, "AWS::SQS::Queue").filter(({ properties }) => properties["FifoQueue"] === true);
  expect(queues.map(({ properties }) => properties["QueueName"])).toEqual([
    "watchdog-acme-moves-inbound-dead.fifo",
    "watchdog-acme-moves-inbound.fifo",
  ]);
  const rights = JSON.stringify(ofType(fifo, "AWS::IAM::Policy"));
  for (const end of ["inbound-dead.fifo", "inbound.fifo"]) expect(rights).toContain(`watchdog-acme-*-${end}`);
});

test("a rule of an event bus sends to an inbound queue, which lets it alone, and keeps what it cannot deliver", () => {
  const taken = synthesized(
    defineClient(
      configuration({
        moves: {
          ...plainFlow,
          inbound: {
            events: [
              { pattern: { source: ["erp"] } },
              { bus: "news", pattern: { source: ["erp"] }, take: "event" },
            ],
          },
        },
      }),
    ),
  );
  const rules = ofType(taken, "AWS::Events::Rule").map(({ properties }) => deployed(properties));
  expect(rules).toMatchObject([
    { EventBusName: "default", EventPattern: { source: ["erp"] }, Targets: [{ InputPath: "$.detail" }] },
    { EventBusName: "news", Targets: [{ DeadLetterConfig: { Arn: expect.anything() } }] },
  ]);
  expect(JSON.stringify(rules[1])).not.toContain("InputPath");
  const policies = JSON.stringify(ofType(taken, "AWS::SQS::QueuePolicy"));
  expect(policies.match(/events\.amazonaws\.com/g)).toHaveLength(4);
});

test("a tapped flow has no target, and nobody may send anything for it", () => {
  const tapped = synthesized(
    defineClient(configuration({ moves: { ...plainFlow, delivery: { type: "tap" } } })),
  );
  const names = ofType(tapped, "AWS::SQS::Queue").map(({ properties }) => properties["QueueName"]);
  expect(names.filter((name) => String(name).includes("moves"))).toEqual([
    "watchdog-acme-moves-inbound-dead",
    "watchdog-acme-moves-inbound",
  ]);
  const sending = ofType(tapped, "AWS::IAM::Policy")
    .flatMap(statementsOf)
    .filter(({ Action }) => Action.includes("sqs:SendMessage"));
  expect(sending.map(({ Resource }) => JSON.stringify(Resource)).join()).not.toContain("-target");
});

test("an inbound queue is subscribed raw to topics, which alone may send for it, and what they cannot deliver is kept", () => {
  const news = "arn:aws:sns:eu-central-1:111122223333:news";
  const subscribed = synthesized(
    defineClient(
      configuration({
        moves: { ...plainFlow, inbound: { topics: [{ arn: news, only: { kind: ["stock"] } }] } },
      }),
    ),
  );
  const [subscription] = ofType(subscribed, "AWS::SNS::Subscription").filter(
    ({ properties }) => properties["Protocol"] === "sqs",
  );
  expect(deployed(subscription?.properties)).toMatchObject({
    TopicArn: news,
    Region: "eu-central-1",
    RawMessageDelivery: true,
    FilterPolicy: { kind: ["stock"] },
    RedrivePolicy: {
      "Fn::If": [expect.anything(), { deadLetterTargetArn: expect.anything() }, expect.anything()],
    },
  });
  const policies = ofType(subscribed, "AWS::SQS::QueuePolicy").filter(({ properties }) =>
    JSON.stringify(properties).includes("sns.amazonaws.com"),
  );
  expect(policies).toHaveLength(2);
  for (const { properties } of policies)
    expect(JSON.stringify(properties)).toContain(`"ArnEquals":{"aws:SourceArn":"${news}"}`);
});

test("an inbound queue admits the named senders alone", () => {
  const Action = ["sqs:GetQueueUrl", "sqs:SendMessage"];
  expect(admitted("watchdog-acme-orders-inbound")).toEqual([
    {
      Action,
      Principal: {
        AWS: [
          "arn:aws:iam::111122223333:role/shop/sender",
          "arn:aws:iam::123456789012:root",
          "arn:aws:iam::111122223333:root",
        ],
      },
    },
    {
      Action,
      Principal: { Service: "events.amazonaws.com" },
      Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-3:123456789012:rule/orders" } },
    },
  ]);
  expect(admitted("watchdog-acme-stock-inbound")).toEqual([]);
});

test("a target queue admits the named consumers alone, a dead-letter queue nobody", () => {
  const Action = [
    "sqs:ChangeMessageVisibility",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
    "sqs:GetQueueUrl",
    "sqs:ReceiveMessage",
  ];
  expect(admitted("watchdog-acme-orders-target.fifo")).toEqual([
    {
      Action,
      Principal: { AWS: ["arn:aws:iam::444455556666:role/erp", "arn:aws:iam::444455556666:root"] },
    },
  ]);
  expect(admitted("watchdog-acme-orders-inbound-dead")).toEqual([]);
});

test("the outputs name each flow's inbound and target, adopted ones by their ARN", () => {
  const [data] = stacks;
  expect(Object.keys(data?.outputs ?? {})).toEqual([
    "ContactsTopic",
    "EventsTopic",
    "SenderIdShop",
    "Issuer",
    "ClientId",
    "SignInDomain",
    "OrdersInbound",
    "OrdersTarget",
    "StockInbound",
    "StockTarget",
    "PricesInbound",
    "PricesTarget",
  ]);
  expect(data?.outputs).toMatchObject({
    OrdersInbound: { Value: { Ref: queueNamed("watchdog-acme-orders-inbound").id } },
    PricesInbound: { Value: adoptedQueues.inbound },
    PricesTarget: { Value: adoptedQueues.target },
  });
});
