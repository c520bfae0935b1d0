import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import type { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import { Line, LineEntry, LineKey } from "../../schemas/line.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Lines } from "../ports.ts";
import { deleteItems } from "./batch-delete.ts";
import { putUnlessChanged, unlessLost } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

type Item = Record<string, AttributeValue>;

const HEAD: AttributeValue = { S: "head" };
const BY_LOOK = "byLook";
const WAITING = "waiting";

/** The entry did not join again since it was read. */
const SAME = "joinedAt = :seen";

/** A flow's name holds no `#`, so the partition is unambiguous. */
const partition = ({ flow, businessKey }: LineKey): AttributeValue => ({ S: `${flow}#${businessKey}` });

const entryKey = (entry: Omit<LineEntry, "joinedAt">): Item => ({
  line: partition(entry),
  place: { S: `wait#${entry.order}#${entry.id}` },
});

const ENTRIES = {
  KeyConditionExpression: "line = :line AND begins_with(place, :wait)",
  values: (key: LineKey): Item => ({ ":line": partition(key), ":wait": { S: "wait#" } }),
};

/**
 * The lines of ordered flows: partition = flow and business key, sort = `head` for how the line stands, and
 * `wait#order#id` for each exchange that waits in it. The index byLook lists the heads of lines in which something
 * waits, by when they are to be looked after; the others expire.
 */
export function lineTable(dynamodb: DynamoDBClient, table: string, retention: Temporal.Duration): Lines {
  const lifetime = milliseconds(retention);
  return {
    async find(key) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({
          TableName: table,
          Key: { line: partition(key), place: HEAD },
          ConsistentRead: true,
        }),
      );
      return Item && fromItem(Line, { lookAt: { NULL: true }, ...Item });
    },
    save(line) {
      const { lookAt, touchedAt, revision: seen } = line;
      const expiresAt = Math.ceil((touchedAt.epochMilliseconds + lifetime) / 1000);
      const { lookAt: _, ...standing } = toItem(Line, { ...line, revision: seen + 1 });
      return putUnlessChanged(dynamodb, table, {
        Item: {
          ...standing,
          line: partition(line),
          place: HEAD,
          // A line in which something waits never expires, and the index takes no null.
          ...(lookAt === null
            ? { expiresAt: { N: String(expiresAt) } }
            : { looked: { S: WAITING }, lookAt: { S: timestamp(lookAt) } }),
        },
        seen,
      });
    },
    async join(entry) {
      await dynamodb.send(
        new PutItemCommand({ TableName: table, Item: { ...toItem(LineEntry, entry), ...entryKey(entry) } }),
      );
    },
    async first(key) {
      const { Items: [item] = [] } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: ENTRIES.KeyConditionExpression,
          ExpressionAttributeValues: ENTRIES.values(key),
          ConsistentRead: true,
          Limit: 1,
        }),
      );
      return item && fromItem(LineEntry, item);
    },
    async leave({ joinedAt, ...entry }) {
      const seen = joinedAt && {
        ConditionExpression: SAME,
        ExpressionAttributeValues: { ":seen": { S: timestamp(joinedAt) } },
      };
      await unlessLost(
        dynamodb.send(new DeleteItemCommand({ TableName: table, Key: entryKey(entry), ...seen })),
      );
    },
    async *due(at) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          IndexName: BY_LOOK,
          KeyConditionExpression: "looked = :waiting AND lookAt <= :at",
          ExpressionAttributeValues: { ":waiting": { S: WAITING }, ":at": { S: timestamp(at) } },
        },
      );
      for await (const { Items = [] } of pages) for (const item of Items) yield fromItem(LineKey, item);
    },
    async erase(key) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "line = :line",
          ExpressionAttributeValues: { ":line": partition(key) },
          ProjectionExpression: "line, place",
        },
      );
      for await (const { Items = [] } of pages) await deleteItems(dynamodb, table, Items);
    },
  };
}
