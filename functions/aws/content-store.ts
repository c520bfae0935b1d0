import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { unlessLost } from "./conditional-write.ts";
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
  /** Lets the content of a settled exchange expire, in seconds since 1970. */
  settle(id: string, expiresAt: number): Promise<void>;
}

/** Objects of held exchanges never expire; those of settled ones by the bucket's lifecycle rule. */
const objectKey = (id: string, kept: "held" | "settled") => `${kept}/${id}/original.json`;

const itemKey = (id: string) => ({ id: { S: id }, part: { S: PART } });

/** Keeps small contents as an item beside the exchange's own, large ones in the bucket. */
export function contentStore(
  { dynamodb, s3 }: { readonly dynamodb: DynamoDBClient; readonly s3: S3Client },
  { table, bucket }: { readonly table: string; readonly bucket: string },
): ContentStore {
  const fromTable = async (id: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id), ConsistentRead: true }),
    );
    return Item?.["content"]?.S;
  };
  const fromBucket = async (id: string, kept: "held" | "settled") => {
    try {
      const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey(id, kept) }));
      return await object.Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    async put(id, content) {
      const text = JSON.stringify(content);
      if (Buffer.byteLength(text) > TABLE_BYTES_MAX) {
        const Key = objectKey(id, "held");
        await s3.send(
          new PutObjectCommand({ Bucket: bucket, Key, Body: text, ContentType: "application/json" }),
        );
        return;
      }
      const Item = { ...itemKey(id), content: { S: text } };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async get(id) {
      const text =
        (await fromTable(id)) ?? (await fromBucket(id, "held")) ?? (await fromBucket(id, "settled"));
      return text === undefined ? undefined : HeldContent.parse(JSON.parse(text));
    },
    async settle(id, expiresAt) {
      const inTable = await unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: itemKey(id),
            UpdateExpression: "SET expiresAt = :expiresAt",
            ConditionExpression: "attribute_exists(id)",
            ExpressionAttributeValues: { ":expiresAt": { N: String(expiresAt) } },
          }),
        ),
      );
      if (inTable === "written") return;
      const CopySource = `${bucket}/${encodeURIComponent(objectKey(id, "held"))}`;
      await s3.send(new CopyObjectCommand({ Bucket: bucket, Key: objectKey(id, "settled"), CopySource }));
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: objectKey(id, "held") }));
    },
  };
}
