import {
  DeleteItemCommand,
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { HeldContent } from "../../schemas/held-exchange.ts";
import { unlessLost } from "./conditional-write.ts";
import type { PayloadBucket } from "./payload-bucket.ts";
import { untilProcessed } from "./unprocessed.ts";

/**
 * Up to here a content is cheaper in the table than in the bucket: a PUT of S3 costs as much as seven
 * write units of DynamoDB, each of 1 KB.
 */
const TABLE_BYTES_MAX = 7 * 1024;

const READ_AT_ONCE = 100;

/** What came; corrections are named by their hash. */
export const ORIGINAL = "original";

/** A version of the content of an exchange. */
interface VersionKey {
  readonly id: string;
  readonly version: string;
}

/** Where the contents of held exchanges are kept: of each the original, and corrections by their hash. */
export interface ContentStore {
  put(id: string, version: string, content: HeldContent): Promise<void>;
  get(id: string, version: string): Promise<HeldContent | undefined>;
  /** One version of each, by its id, of those that are in the table. */
  getSmall(wanted: readonly VersionKey[]): Promise<ReadonlyMap<string, HeldContent>>;
  /** Lets the content of a settled exchange expire, in seconds since 1970. */
  settle(id: string, version: string, expiresAt: number): Promise<void>;
  /** Whether something of it is kept without an end, as what is held is. */
  holds(id: string): Promise<boolean>;
  /** Removes all that was settled of it; what was put since then stays. */
  erase(id: string): Promise<void>;
}

/** It was not put anew since it was settled, by somebody who holds the exchange again. */
const SETTLED = "attribute_exists(expiresAt)";

const PARTS = "content#";

const read = (text: string) => HeldContent.parse(JSON.parse(text));

const itemKey = (id: string, version: string) => ({ id: { S: id }, part: { S: `${PARTS}${version}` } });

/**
 * Keeps small contents as an item beside the exchange's own, large ones in the bucket.
 *
 * @param openBucket opens the bucket at the first large content, so that a function which meets none does
 *   not load the SDK of S3
 */
export function contentStore(
  dynamodb: DynamoDBClient,
  table: string,
  openBucket: () => Promise<PayloadBucket>,
): ContentStore {
  let opened: Promise<PayloadBucket> | undefined;
  const bucket = () => (opened ??= openBucket());
  const fromTable = async (id: string, version: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id, version), ConsistentRead: true }),
    );
    return Item?.["content"]?.S;
  };
  /** The keys of its contents in the table, and whether each was settled. */
  const inTable = async (id: string) => {
    const pages = paginateQuery(
      { client: dynamodb },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "id = :id AND begins_with(part, :parts)",
        ProjectionExpression: "id, part, expiresAt",
        ExpressionAttributeValues: { ":id": { S: id }, ":parts": { S: PARTS } },
      },
    );
    const found: { readonly part: string; readonly isSettled: boolean }[] = [];
    for await (const { Items = [] } of pages)
      found.push(...Items.map((item) => ({ part: item["part"]?.S ?? "", isSettled: "expiresAt" in item })));
    return found;
  };
  return {
    async getSmall(wanted) {
      const found = new Map<string, HeldContent>();
      const call = async (keys: readonly Record<string, AttributeValue>[]) => {
        const Keys = [...keys];
        const answer = await dynamodb.send(
          new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
        );
        for (const { id, content } of answer.Responses?.[table] ?? [])
          if (id?.S !== undefined && content?.S !== undefined) found.set(id.S, read(content.S));
        return answer.UnprocessedKeys?.[table]?.Keys ?? [];
      };
      const keys = [...new Map(wanted.map(({ id, version }) => [id, itemKey(id, version)])).values()];
      for (let at = 0; at < keys.length; at += READ_AT_ONCE)
        await untilProcessed(keys.slice(at, at + READ_AT_ONCE), call);
      return found;
    },
    async put(id, version, content) {
      const text = JSON.stringify(content);
      if (Buffer.byteLength(text) > TABLE_BYTES_MAX) return (await bucket()).put(id, version, text);
      const Item = { ...itemKey(id, version), content: { S: text } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async get(id, version) {
      const text = (await fromTable(id, version)) ?? (await (await bucket()).get(id, version));
      return text === undefined ? undefined : read(text);
    },
    async settle(id, version, expiresAt) {
      const settled = await unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: itemKey(id, version),
            UpdateExpression: "SET expiresAt = :expiresAt",
            ConditionExpression: "attribute_exists(id)",
            ExpressionAttributeValues: { ":expiresAt": { N: String(expiresAt) } },
          }),
        ),
      );
      if (settled === "lost") await (await bucket()).settle(id, version);
    },
    async holds(id) {
      const parts = await inTable(id);
      return parts.some(({ isSettled }) => !isSettled) || (await (await bucket()).holds(id));
    },
    async erase(id) {
      for (const { part } of await inTable(id))
        await unlessLost(
          dynamodb.send(
            new DeleteItemCommand({
              TableName: table,
              Key: { id: { S: id }, part: { S: part } },
              ConditionExpression: SETTLED,
            }),
          ),
        );
      await (await bucket()).erase(id);
    },
  };
}
