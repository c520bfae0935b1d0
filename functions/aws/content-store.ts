import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { HeldContent } from "../../schemas/held-exchange.ts";
import { unlessLost } from "./conditional-write.ts";
import type { PayloadBucket } from "./payload-bucket.ts";

/**
 * Up to here a content is cheaper in the table than in the bucket: a PUT of S3 costs as much as seven
 * write units of DynamoDB, each of 1 KB.
 */
const TABLE_BYTES_MAX = 7 * 1024;

/** What came; corrections are named by their hash. */
export const ORIGINAL = "original";

/** Where the contents of held exchanges are kept: of each the original, and corrections by their hash. */
export interface ContentStore {
  put(id: string, version: string, content: HeldContent): Promise<void>;
  get(id: string, version: string): Promise<HeldContent | undefined>;
  /** Lets the content of a settled exchange expire, in seconds since 1970. */
  settle(id: string, version: string, expiresAt: number): Promise<void>;
}

const itemKey = (id: string, version: string) => ({ id: { S: id }, part: { S: `content#${version}` } });

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
  return {
    async put(id, version, content) {
      const text = JSON.stringify(content);
      if (Buffer.byteLength(text) > TABLE_BYTES_MAX) return (await bucket()).put(id, version, text);
      const Item = { ...itemKey(id, version), content: { S: text } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async get(id, version) {
      const text = (await fromTable(id, version)) ?? (await (await bucket()).get(id, version));
      return text === undefined ? undefined : HeldContent.parse(JSON.parse(text));
    },
    async settle(id, version, expiresAt) {
      const inTable = await unlessLost(
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
      if (inTable === "lost") await (await bucket()).settle(id, version);
    },
  };
}
