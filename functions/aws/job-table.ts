import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { milliseconds } from "../../schemas/duration.ts";
import { JobAnswers, JobOutcome, ReplayJob } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { isOver } from "../job/life.ts";
import type { ReplayJobs } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";
import { untilProcessed } from "./unprocessed.ts";

const PART = "job";
const ANSWERS = "answers";
const OUTCOME = "outcome#";
const BY_PHASE = "byPhase";
const WRITTEN_AT_ONCE = 25;

/** A person or another run changes a job now and then, no more often. */
const ATTEMPTS = 20;

/** After any time that is kept. */
const LATEST = "9";

type Item = Record<string, AttributeValue>;

const itemKey = (id: string, part: string): Item => ({ job: { S: id }, part: { S: part } });
const Listed = z.object({ job: z.string() });

/**
 * The replay jobs in DynamoDB: partition = job, sort = `job` for the job itself, `outcome#` and the exchange for what
 * became of each, `answers` for how many of them their target accepted or refused. The index byPhase lists those that are open or over by the time when they were asked for.
 */
export function jobTable(dynamodb: DynamoDBClient, table: string, retention: Temporal.Duration): ReplayJobs {
  const lifetime = milliseconds(retention);
  const expires = (since: Temporal.Instant) => ({
    expiresAt: { N: String(Math.ceil((since.epochMilliseconds + lifetime) / 1000)) },
  });
  const stored = (job: ReplayJob): Item => ({
    ...toItem(ReplayJob, job),
    ...itemKey(job.id, PART),
    phase: { S: isOver(job) ? "over" : "open" },
    askedAt: { S: timestamp(job.at) },
    ...(job.finishedAt && isOver(job) ? expires(job.finishedAt) : {}),
  });
  const find = async (id: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id, PART), ConsistentRead: true }),
    );
    return Item && fromItem(ReplayJob, Item);
  };
  const write = async (items: readonly Item[]) => {
    const answer = await dynamodb.send(
      new BatchWriteItemCommand({
        RequestItems: { [table]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    return (answer.UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) =>
      PutRequest?.Item ? [PutRequest.Item] : [],
    );
  };
  return {
    find,
    create(job) {
      const ConditionExpression = "attribute_not_exists(job)";
      return unlessLost(
        dynamodb.send(new PutItemCommand({ TableName: table, Item: stored(job), ConditionExpression })),
      );
    },
    async change(id, decide) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const job = await find(id);
        const decided = job && decide(job);
        if (!job || !decided) return { changed: false, job };
        const next = { ...decided, revision: job.revision + 1 };
        const put = new PutItemCommand({
          TableName: table,
          Item: stored(next),
          ConditionExpression: "revision = :seen",
          ExpressionAttributeValues: { ":seen": { N: String(job.revision) } },
        });
        if ((await unlessLost(dynamodb.send(put))) === "written") return { changed: true, job: next };
      }
      throw new Error(`the replay job ${id} was changed again and again by others`);
    },
    async *list(phase, until) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          IndexName: BY_PHASE,
          KeyConditionExpression: "phase = :phase AND askedAt <= :until",
          ExpressionAttributeValues: {
            ":phase": { S: phase },
            ":until": { S: until ? timestamp(until) : LATEST },
          },
          ScanIndexForward: false,
        },
      );
      for await (const { Items = [] } of pages)
        for (const item of Items) {
          // The index may lag behind; the item itself does not.
          const job = await find(Listed.parse(unmarshall(item)).job);
          if (job && isOver(job) === (phase === "over")) yield job;
        }
    },
    async record(id, outcomes) {
      const items = outcomes.map((outcome) => ({
        ...toItem(JobOutcome, outcome),
        ...itemKey(id, `${OUTCOME}${outcome.exchange}`),
        ...expires(outcome.at),
      }));
      for (let at = 0; at < items.length; at += WRITTEN_AT_ONCE) {
        const left = await untilProcessed(items.slice(at, at + WRITTEN_AT_ONCE), write);
        if (left.length > 0) throw new Error(`${left.length} outcomes of the job ${id} stayed unwritten`);
      }
    },
    async noteAnswer(id, answer, at) {
      const { expiresAt } = expires(at);
      await dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: itemKey(id, ANSWERS),
          UpdateExpression: "ADD #answer :one SET expiresAt = :expiresAt",
          ExpressionAttributeNames: { "#answer": answer },
          ExpressionAttributeValues: { ":one": { N: "1" }, ":expiresAt": expiresAt },
        }),
      );
    },
    async answers(id) {
      const { Item = {} } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: itemKey(id, ANSWERS), ConsistentRead: true }),
      );
      return fromItem(JobAnswers, Item);
    },
    async *outcomes(id, after, pageSize) {
      const pages = paginateQuery(
        { client: dynamodb, pageSize },
        {
          TableName: table,
          KeyConditionExpression: "job = :job AND begins_with(part, :outcome)",
          ExpressionAttributeValues: { ":job": { S: id }, ":outcome": { S: OUTCOME } },
          ...(after === undefined ? {} : { ExclusiveStartKey: itemKey(id, `${OUTCOME}${after}`) }),
        },
      );
      for await (const { Items = [] } of pages) yield* readableItems(JobOutcome, Items, "outcome of a job");
    },
  };
}
