import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { HeldContent } from "../../schemas/held-exchange.ts";

/**
 * Up to here a content is cheaper in the table than in the bucket: a PUT of S3 costs as much as seven
 * write units of DynamoDB, each of 1 KB.
 */
const TABLE_BYTES_MAX = 7 * 1024;

const PART = "content";

/** Where the contents of held exchanges are kept. */
export interface ContentStore {
  put(id: string, content: HeldContent): Promise<void>;
  get(id: string): Promise<HeldContent | undefined>;
}

const objectKey = (id: string) => `held/${id}/original.json`;

/** Keeps small contents as an item beside the exchange's own, large ones in the bucket. */
export function contentStore(
  { dynamodb, s3 }: { readonly dynamodb: DynamoDBClient; readonly s3: S3Client },
  { table, bucket }: { readonly table: string; readonly bucket: string },
): ContentStore {
  return {
    async put(id, content) {
      const text = JSON.stringify(content);
      if (Buffer.byteLength(text) > TABLE_BYTES_MAX) {
        const Key = objectKey(id);
        await s3.send(
          new PutObjectCommand({ Bucket: bucket, Key, Body: text, ContentType: "application/json" }),
        );
        return;
      }
      const Item = { id: { S: id }, part: { S: PART }, content: { S: text } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async get(id) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({
          TableName: table,
          Key: { id: { S: id }, part: { S: PART } },
          ConsistentRead: true,
        }),
      );
      const stored = Item?.["content"]?.S;
      if (stored !== undefined) return HeldContent.parse(JSON.parse(stored));
      try {
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey(id) }));
        return HeldContent.parse(JSON.parse((await object.Body?.transformToString()) ?? ""));
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
