import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  UpdateItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { milliseconds } from "../../schemas/duration.ts";
import {
  type Answered,
  JournalEntry,
  type JournalKey,
  type Redelivered,
} from "../../schemas/journal-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Journal } from "../ports.ts";
import { deleteItems } from "./batch-delete.ts";
import { unlessLost } from "./conditional-write.ts";
import { untilProcessed } from "./unprocessed.ts";

const READ_AT_ONCE = 100;
const WRITTEN_AT_ONCE = 25;
const CONCURRENT_CALLS = 8;

/** The exchange was forwarded, and its entry is still there. */
const KNOWN = "attribute_exists(exchange)";

/** The exchange was not answered yet; a refusal is also noted over an acceptance. */
const UNANSWERED = `${KNOWN} AND attribute_not_exists(answered)`;
const NOT_REFUSED = `${KNOWN} AND (attribute_not_exists(answered) OR answered.accepted = :accepted)`;

/** A flow's name holds no `#`, so the partition is unambiguous. */
const partition = (flow: string, businessKey: string) => `${flow}#${businessKey}`;

const tableKey = ({ flow, businessKey, exchangeId }: JournalKey) => ({
  key: { S: partition(flow, businessKey) },
  exchange: { S: exchangeId },
});

type Item = Record<string, AttributeValue>;

const hashBytes = (hex: string) => Buffer.from(hex, "hex");
const hashText = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function toItem(entry: JournalEntry, expiresAt: number): Item {
  return {
    ...tableKey(entry),
    hash: { B: hashBytes(entry.hash) },
    forwardedAt: { S: entry.forwardedAt },
    expiresAt: { N: String(expiresAt) },
    ...(entry.transferEncoding ? { transferEncoding: { S: entry.transferEncoding } } : {}),
    ...(entry.mainKey === null ? {} : { mainKey: { S: entry.mainKey } }),
    ...(entry.archived ? { archived: { S: entry.archived } } : {}),
    ...(entry.earlierHashes.length > 0
      ? { earlier: { L: entry.earlierHashes.map((hex) => ({ B: hashBytes(hex) })) } }
      : {}),
    ...(entry.quarantine
      ? { held: { S: entry.quarantine.id }, holding: { N: String(entry.quarantine.holding) } }
      : {}),
    ...(entry.control ? { control: { S: entry.control } } : {}),
    ...(entry.signature ? { signature: { S: entry.signature } } : {}),
  };
}

const Text = z.object({ S: z.string() });
const StoredItem = z.object({
  key: z.object({ S: z.string() }),
  exchange: z.object({ S: z.string() }),
  hash: z.object({ B: z.instanceof(Uint8Array) }),
  transferEncoding: z.object({ S: z.string() }).optional(),
  forwardedAt: z.object({ S: z.string() }),
  earlier: z.object({ L: z.array(z.object({ B: z.instanceof(Uint8Array) })) }).optional(),
  repeats: z.object({ N: z.coerce.number() }).optional(),
  lastRepeatAt: z.object({ S: z.string() }).optional(),
  redelivered: z.object({ M: z.object({ at: Text, job: Text, by: Text }) }).optional(),
  mainKey: Text.optional(),
  answered: z
    .object({
      M: z.object({
        at: Text,
        accepted: z.object({ BOOL: z.boolean() }),
        reason: Text.optional(),
        flow: Text,
        exchangeId: Text,
      }),
    })
    .optional(),
  archived: z.object({ S: z.string() }).optional(),
  held: z.object({ S: z.string() }).optional(),
  holding: z.object({ N: z.coerce.number() }).optional(),
  control: z.object({ S: z.string() }).optional(),
  signature: z.object({ S: z.string() }).optional(),
});

const againFrom = ({ at, job, by }: Record<keyof Redelivered, { readonly S: string }>): Redelivered => ({
  at: at.S,
  job: job.S,
  by: by.S,
});

type StoredAnswer = NonNullable<z.infer<typeof StoredItem>["answered"]>["M"];

const answeredFrom = ({ at, accepted, reason, flow, exchangeId }: StoredAnswer): Answered => ({
  at: at.S,
  accepted: accepted.BOOL,
  reason: reason?.S ?? null,
  flow: flow.S,
  exchangeId: exchangeId.S,
});

function fromItem(item: Item): JournalEntry {
  const stored = StoredItem.parse(item);
  const mark = stored.key.S.indexOf("#");
  return JournalEntry.parse({
    flow: stored.key.S.slice(0, mark),
    businessKey: stored.key.S.slice(mark + 1),
    exchangeId: stored.exchange.S,
    hash: hashText(stored.hash.B),
    transferEncoding: stored.transferEncoding?.S ?? null,
    earlierHashes: (stored.earlier?.L ?? []).map(({ B }) => hashText(B)),
    forwardedAt: stored.forwardedAt.S,
    repeats: stored.repeats?.N ?? 0,
    lastRepeatAt: stored.lastRepeatAt?.S ?? null,
    redelivered: stored.redelivered ? againFrom(stored.redelivered.M) : null,
    mainKey: stored.mainKey?.S ?? null,
    answered: stored.answered ? answeredFrom(stored.answered.M) : null,
    archived: stored.archived?.S ?? null,
    quarantine: stored.held && stored.holding ? { id: stored.held.S, holding: stored.holding.N } : null,
    control: stored.control?.S ?? null,
    signature: stored.signature?.S ?? null,
  });
}

/** One text for the key of an item. */
const address = (item: Item) => JSON.stringify([item["key"]?.S, item["exchange"]?.S]);

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The journal in DynamoDB: partition = flow and business key, sort = exchange id, one small item each. */
export function journalTable(dynamodb: DynamoDBClient, table: string, retention: Temporal.Duration): Journal {
  const lifetime = milliseconds(retention);
  const read = async (keys: readonly Item[], into: JournalEntry[]) => {
    const answer = await dynamodb.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...keys], ConsistentRead: true } } }),
    );
    into.push(...(answer.Responses?.[table] ?? []).map(fromItem));
    return answer.UnprocessedKeys?.[table]?.Keys ?? [];
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
  async function* pagesOf(flow: string, businessKey: string): AsyncIterable<readonly Item[]> {
    const pages = paginateQuery(
      { client: dynamodb },
      {
        TableName: table,
        KeyConditionExpression: "#key = :key",
        ExpressionAttributeNames: { "#key": "key" },
        ExpressionAttributeValues: { ":key": { S: partition(flow, businessKey) } },
      },
    );
    for await (const { Items = [] } of pages) yield Items;
  }
  return {
    async look(keys) {
      const distinct = new Map(keys.map((key) => [address(tableKey(key)), key]));
      const entries: JournalEntry[] = [];
      const left = await pMap(
        chunks([...distinct.values()].map(tableKey), READ_AT_ONCE),
        (chunk) => untilProcessed<Item>(chunk, (some) => read(some, entries)),
        { concurrency: CONCURRENT_CALLS },
      );
      return { entries, unread: left.flat().flatMap((item) => distinct.get(address(item)) ?? []) };
    },
    async record(entries) {
      const byAddress = new Map(entries.map((entry) => [address(tableKey(entry)), entry]));
      const items = [...byAddress.values()].map((entry) => {
        const expires = Temporal.Instant.from(entry.forwardedAt).epochMilliseconds + lifetime;
        return toItem(entry, Math.ceil(expires / 1000));
      });
      const left = await pMap(chunks(items, WRITTEN_AT_ONCE), (chunk) => untilProcessed(chunk, write), {
        concurrency: CONCURRENT_CALLS,
      });
      return left.flat().flatMap((item) => byAddress.get(address(item)) ?? []);
    },
    async noteRepeats(keys, at) {
      const note = (key: JournalKey) =>
        unlessLost(
          dynamodb.send(
            new UpdateItemCommand({
              TableName: table,
              Key: tableKey(key),
              UpdateExpression: "ADD repeats :one SET lastRepeatAt = :at",
              ConditionExpression: KNOWN,
              ExpressionAttributeValues: { ":one": { N: "1" }, ":at": { S: timestamp(at) } },
            }),
          ),
        );
      await pMap(keys, note, { concurrency: CONCURRENT_CALLS });
    },
    async noteRedelivered(keys, { at, job, by }) {
      const how = { M: { at: { S: at }, job: { S: job }, by: { S: by } } };
      const note = (key: JournalKey) =>
        unlessLost(
          dynamodb.send(
            new UpdateItemCommand({
              TableName: table,
              Key: tableKey(key),
              UpdateExpression: "SET redelivered = :how",
              ConditionExpression: KNOWN,
              ExpressionAttributeValues: { ":how": how },
            }),
          ),
        );
      await pMap(keys, note, { concurrency: CONCURRENT_CALLS });
    },
    noteAnswer: (key, { at, accepted, reason, flow, exchangeId }) =>
      unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: tableKey(key),
            UpdateExpression: "SET answered = :how",
            ConditionExpression: accepted ? UNANSWERED : NOT_REFUSED,
            ExpressionAttributeValues: {
              ":how": {
                M: {
                  at: { S: at },
                  accepted: { BOOL: accepted },
                  ...(reason === null ? {} : { reason: { S: reason } }),
                  flow: { S: flow },
                  exchangeId: { S: exchangeId },
                },
              },
              ...(accepted ? {} : { ":accepted": { BOOL: true } }),
            },
          }),
        ),
      ),
    async *find(flow, businessKey) {
      for await (const items of pagesOf(flow, businessKey)) yield* items.map(fromItem);
    },
    async erase(flow, businessKey) {
      let erased = 0;
      for await (const items of pagesOf(flow, businessKey)) {
        const keys = items.flatMap(({ key, exchange }) => (key && exchange ? [{ key, exchange }] : []));
        await deleteItems(dynamodb, table, keys);
        erased += keys.length;
      }
      return erased;
    },
  };
}
