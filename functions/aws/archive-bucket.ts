import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { Temporal } from "temporal-polyfill";
import { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import type { Archive, ArchivePart, ArchiveReader } from "../ports.ts";

/** Below it each flow has a prefix of its own, whose objects expire by the bucket's lifecycle rules. */
const PREFIX = "archive";

/**
 * S3 lists by name, so names count milliseconds down from here: the newest stands first.
 * It is 2286-11-20, the last instant of ten digits of seconds.
 */
const COUNTED_FROM = 9_999_999_999_999;

const DIGITS = String(COUNTED_FROM).length;

const prefixOf = (flow: string) => `${PREFIX}/${flow}/`;
const keyOf = (flow: string, name: string) => `${prefixOf(flow)}${name}.jsonl.gz`;
const countdown = (at: Temporal.Instant) => String(COUNTED_FROM - at.epochMilliseconds).padStart(DIGITS, "0");

function partOf(name: string): ArchivePart {
  const at = Temporal.Instant.fromEpochMilliseconds(COUNTED_FROM - Number(name.slice(0, DIGITS)));
  return { name, at };
}

/** The archive of a client's flows on S3: one object for what was forwarded in one go, JSON Lines under gzip. */
export function archiveBucket(bucket: string, config: S3ClientConfig = {}): Archive & ArchiveReader {
  const s3 = new S3Client(config);
  /** Writes over only what is still as it was when it had this tag. */
  const put = async (Key: string, exchanges: readonly ArchivedExchange[], tag?: string) => {
    const lines = exchanges.map((exchange) => JSON.stringify(exchange));
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: gzipSync(lines.join("\n")),
        ContentType: "application/jsonl",
        ContentEncoding: "gzip",
        ...(tag === undefined ? {} : { IfMatch: tag }),
      }),
    );
  };
  const get = async (Key: string) => {
    try {
      const { Body, ETag: tag } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const lines = gunzipSync(bytes).toString().split("\n");
      return { exchanges: lines.map((line) => ArchivedExchange.parse(JSON.parse(line))), tag };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };
  return {
    async keep(flow, at, exchanges) {
      const name = `${countdown(at)}-${randomUUID().slice(0, 8)}`;
      const kept = exchanges.map(({ exchangeId, businessKey, hash, body, attributes }) => ({
        exchangeId,
        businessKey,
        hash,
        body,
        attributes,
      }));
      await put(keyOf(flow, name), kept);
      return name;
    },
    async *upTo(flow, at) {
      const prefix = prefixOf(flow);
      const pages = paginateListObjectsV2(
        { client: s3 },
        { Bucket: bucket, Prefix: prefix, StartAfter: `${prefix}${countdown(at)}` },
      );
      for await (const { Contents = [] } of pages)
        yield* Contents.flatMap(({ Key }) =>
          Key ? [partOf(Key.slice(prefix.length).split(".")[0] ?? "")] : [],
        );
    },
    read: async (flow, name) => (await get(keyOf(flow, name)))?.exchanges,
    async erase(flow, name, exchangeIds) {
      const Key = keyOf(flow, name);
      const found = await get(Key);
      if (!found) return;
      const left = found.exchanges.filter(({ exchangeId }) => !exchangeIds.has(exchangeId));
      if (left.length === 0) await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      else if (left.length < found.exchanges.length) await put(Key, left, found.tag);
    },
  };
}
