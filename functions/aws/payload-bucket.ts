import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";

/** Objects of held exchanges never expire; those of settled ones by the bucket's lifecycle rule. */
const objectKey = (id: string, kept: "held" | "settled") => `${kept}/${id}/original.json`;

/** Texts of held exchanges that are too large for a table. */
export interface PayloadBucket {
  put(id: string, text: string): Promise<void>;
  get(id: string): Promise<string | undefined>;
  /** Moves a text to where it expires. */
  settle(id: string): Promise<void>;
}

/** The payload bucket of a client on S3. */
export function payloadBucket(bucket: string, config: S3ClientConfig = {}): PayloadBucket {
  const s3 = new S3Client(config);
  const read = async (id: string, kept: "held" | "settled") => {
    try {
      const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: objectKey(id, kept) }));
      return await object.Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    async put(id, text) {
      const Key = objectKey(id, "held");
      const ContentType = "application/json";
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: text, ContentType }));
    },
    get: async (id) => (await read(id, "held")) ?? (await read(id, "settled")),
    async settle(id) {
      const CopySource = `${bucket}/${encodeURIComponent(objectKey(id, "held"))}`;
      await s3.send(new CopyObjectCommand({ Bucket: bucket, Key: objectKey(id, "settled"), CopySource }));
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: objectKey(id, "held") }));
    },
  };
}
