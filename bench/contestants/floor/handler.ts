/*
 * The floor: the AWS calls that the gate makes for valid new orders, and hardly anything else. No schema, no
 * middleware, no quarantine, no retry of what a batch call leaves over.
 */
import { hash } from "node:crypto";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

interface Order {
  readonly id: number;
  readonly name: string;
  readonly updated_at: string;
}

const FLOW = "shop-orders";
const JOURNAL = process.env["JOURNAL_TABLE"] ?? "";
const JOURNAL_SECONDS = 90 * 86_400;
const PULSE_SECONDS = 400 * 86_400;

const sqs = new SQSClient();
const dynamodb = new DynamoDBClient();

function exchangeOf(record: SQSRecord) {
  const { order }: { readonly order: Order } = JSON.parse(record.body);
  return {
    record,
    key: {
      key: { S: `${FLOW}#${order.name}` },
      exchange: { S: JSON.stringify([order.id, order.updated_at]) },
    },
  };
}
type Exchange = ReturnType<typeof exchangeOf>;

function chunks<T>(items: readonly T[], size: number): T[][] {
  const cut: T[][] = [];
  for (let at = 0; at < items.length; at += size) cut.push(items.slice(at, at + size));
  return cut;
}

async function known(exchanges: readonly Exchange[]): Promise<ReadonlySet<string | undefined>> {
  const Keys = exchanges.map(({ key }) => key);
  const answer = await dynamodb.send(
    new BatchGetItemCommand({ RequestItems: { [JOURNAL]: { Keys, ConsistentRead: true } } }),
  );
  return new Set((answer.Responses?.[JOURNAL] ?? []).map((item) => item["exchange"]?.S));
}

async function forward(exchanges: readonly Exchange[]): Promise<readonly string[]> {
  const answer = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: process.env["TARGET_URL"],
      Entries: exchanges.map(({ record }, index) => ({
        Id: String(index),
        MessageBody: record.body,
        MessageAttributes: Object.fromEntries(
          Object.entries(record.messageAttributes).map(([name, { dataType, stringValue }]) => [
            name,
            { DataType: dataType, StringValue: stringValue },
          ]),
        ),
      })),
    }),
  );
  return (answer.Failed ?? []).flatMap(({ Id }) => exchanges[Number(Id)]?.record.messageId ?? []);
}

async function count(forwarded: number, now: Date): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: process.env["PULSE_TABLE"],
      Key: { flow: { S: FLOW }, minute: { S: `${now.toISOString().slice(0, 16)}Z` } },
      UpdateExpression: "ADD received :n, forwarded :n SET expiresAt = :expiresAt",
      ExpressionAttributeValues: {
        ":n": { N: String(forwarded) },
        ":expiresAt": { N: String(Math.ceil(now.getTime() / 1000) + PULSE_SECONDS) },
      },
    }),
  );
}

async function journal(exchanges: readonly Exchange[], now: Date): Promise<void> {
  const expiresAt = { N: String(Math.ceil(now.getTime() / 1000) + JOURNAL_SECONDS) };
  const forwardedAt = { S: now.toISOString() };
  const requests = exchanges.map(({ key, record }) => {
    const bytes = hash("sha256", record.body, "buffer");
    return { PutRequest: { Item: { ...key, hash: { B: bytes }, forwardedAt, expiresAt } } };
  });
  await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [JOURNAL]: requests } }));
}

/** Forwards the new orders of a batch. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const exchanges = Records.map(exchangeOf);
  const seen = await known(exchanges);
  const fresh = exchanges.filter(({ key }) => !seen.has(key.exchange.S));
  const failed = (await Promise.all(chunks(fresh, 10).map(forward))).flat();
  const sent = fresh.filter(({ record }) => !failed.includes(record.messageId));
  const now = new Date();
  await count(sent.length, now);
  await Promise.all(chunks(sent, 25).map((chunk) => journal(chunk, now)));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}
