import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3ClientConfig } from "@aws-sdk/client-s3";
import type { Client } from "../../schemas/client.ts";
import type {
  Archive,
  ArchiveReader,
  DailyFigures,
  Journal,
  Lines,
  PulseReader,
  Pulses,
  Quarantine,
  Signatures,
} from "../ports.ts";
import { contentStore } from "./content-store.ts";
import { dailyTable } from "./daily-table.ts";
import { HeldItems } from "./held-items.ts";
import { journalTable } from "./journal-table.ts";
import { lineTable } from "./line-table.ts";
import { pulseTable } from "./pulse-table.ts";
import { quarantineTable } from "./quarantine-table.ts";
import { SignatureItems } from "./signature-items.ts";

/** The names of a client's tables and bucket. */
export interface StoreNames {
  readonly journal: string;
  readonly quarantine: string;
  readonly pulse: string;
  readonly lines: string;
  readonly payloads: string;
}

/** A client's stores. */
export interface Stores {
  readonly journal: Journal;
  readonly lines: Lines;
  readonly pulses: Pulses & PulseReader;
  readonly daily: DailyFigures;
  readonly quarantine: Quarantine;
  readonly signatures: Signatures;
  readonly archive: Archive & ArchiveReader;
}

/** The archive, opened at its first use, so that a function which has none does not load the SDK of S3. */
function archiveOnDemand(bucket: string, config: S3ClientConfig | undefined): Archive & ArchiveReader {
  let opened: Promise<Archive & ArchiveReader> | undefined;
  const open = () =>
    (opened ??= import("./archive-bucket.ts").then(({ archiveBucket }) => archiveBucket(bucket, config)));
  return {
    keep: async (flow, at, exchanges) => (await open()).keep(flow, at, exchanges),
    async *upTo(flow, at) {
      yield* (await open()).upTo(flow, at);
    },
    read: async (flow, name) => (await open()).read(flow, name),
    erase: async (flow, name, exchangeIds) => (await open()).erase(flow, name, exchangeIds),
  };
}

/** Opens a client's stores; what they keep expires as the client's configuration says. */
export function stores(
  aws: { readonly dynamodb: DynamoDBClient; readonly s3?: S3ClientConfig },
  names: StoreNames,
  retention: Client["retention"],
): Stores {
  const items = new HeldItems(aws.dynamodb, names.quarantine, retention.settled);
  const contents = contentStore(aws.dynamodb, names.quarantine, async () => {
    const { payloadBucket } = await import("./payload-bucket.ts");
    return payloadBucket(names.payloads, aws.s3);
  });
  const signatures = new SignatureItems(aws.dynamodb, names.quarantine, retention.signatures);
  return {
    archive: archiveOnDemand(names.payloads, aws.s3),
    journal: journalTable(aws.dynamodb, names.journal, retention.journal),
    lines: lineTable(aws.dynamodb, names.lines, retention.journal),
    pulses: pulseTable(aws.dynamodb, names.pulse, retention.pulses),
    quarantine: quarantineTable(items, contents, signatures),
    signatures,
    daily: dailyTable(aws.dynamodb, names.pulse),
  };
}
