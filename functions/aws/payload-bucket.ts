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
const objectKey = (id: string, version: string, kept: "held" | "settled") => `${kept}/${id}/${version}.json`;

/** Texts of held exchanges that are too large for a table: of each the original, and corrections by their hash. */
export interface PayloadBucket {
  put(id: string, version: string, text: string): Promise<void>;
  get(id: string, version: string): Promise<string | undefined>;
  /** Moves a text to where it expires. */
  settle(id: string, version: string): Promise<void>;
}

/** The payload bucket of a client on S3. */
export function payloadBucket(bucket: string, config: S3ClientConfig = {}): PayloadBucket {
  const s3 = new S3Client(config);
  const read = async (id: string, version: string, kept: "held" | "settled") => {
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
      await s3.send(new CopyObjectCommand({ Bucket: bucket, Key, CopySource }));
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: held }));
    },
  };
}
