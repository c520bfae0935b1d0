import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";

/** Objects of held exchanges never expire; those of settled ones by the bucket's lifecycle rule. */
type Kept = "held" | "settled";

const prefixOf = (id: string, kept: Kept) => `${kept}/${id}/`;
const objectKey = (id: string, version: string, kept: Kept) => `${prefixOf(id, kept)}${version}.json`;

/** Texts of held exchanges that are too large for a table: of each the original, and corrections by their hash. */
export interface PayloadBucket {
  put(id: string, version: string, text: string): Promise<void>;
  get(id: string, version: string): Promise<string | undefined>;
  /** Moves a text to where it expires, unless it was moved there before. */
  settle(id: string, version: string): Promise<void>;
  /** Whether a text of it is kept where nothing expires. */
  holds(id: string): Promise<boolean>;
  /** Removes all texts of it that were settled, those of forgotten corrections among them. */
  erase(id: string): Promise<void>;
}

/** The payload bucket of a client on S3. */
export function payloadBucket(bucket: string, config: S3ClientConfig = {}): PayloadBucket {
  const s3 = new S3Client(config);
  const read = async (id: string, version: string, kept: Kept) => {
    try {
      const object = await s3.send(
        new GetObjectCommand({ Bucket: bucket, Key: objectKey(id, version, kept) }),
      );
      return await object.Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  async function* keysOf(id: string, kept: Kept): AsyncIterable<string> {
    const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefixOf(id, kept) });
    for await (const { Contents = [] } of pages) yield* Contents.flatMap(({ Key }) => Key ?? []);
  }
  return {
    async put(id, version, text) {
      const Key = objectKey(id, version, "held");
      const ContentType = "application/json";
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: text, ContentType }));
    },
    get: async (id, version) => (await read(id, version, "held")) ?? (await read(id, version, "settled")),
    async settle(id, version) {
      const held = objectKey(id, version, "held");
      const CopySource = `${bucket}/${encodeURIComponent(held)}`;
      const Key = objectKey(id, version, "settled");
      try {
        await s3.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource }));
      } catch (error) {
        if (error instanceof NoSuchKey) return;
        throw error;
      }
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: held }));
    },
    async holds(id) {
      for await (const _ of keysOf(id, "held")) return true;
      return false;
    },
    async erase(id) {
      for await (const Key of keysOf(id, "settled"))
        await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    },
  };
}
