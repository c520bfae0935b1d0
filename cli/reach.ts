import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { loadClient } from "../clients/load-client.ts";
import { auditTable } from "../functions/aws/audit-table.ts";
import { stores, type Stores } from "../functions/aws/stores.ts";
import { watchStores, type WatchStores } from "../functions/aws/watch-stores.ts";
import type { Audit } from "../functions/ports.ts";
import type { Client } from "../schemas/client.ts";
import type { HostOutputs } from "../schemas/outputs.ts";
import {
  auditTableName,
  incidentTableName,
  journalTableName,
  mailboxTableName,
  payloadBucketName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  watchTableName,
} from "../schemas/resource-names.ts";
import { CommandFailure, EXIT } from "./failure.ts";
import { runningHost } from "./running-host.ts";

/** The emulators take any credentials, but the SDK wants some. */
const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** A client with its stores, on the running host. */
export interface Reached {
  readonly client: Client;
  readonly host: HostOutputs;
  readonly stores: Stores;
  readonly watch: WatchStores;
  readonly audit: Audit;
}

/** Reaches the stores of the client that the host runs. */
export async function reach(): Promise<Reached> {
  const host = await runningHost();
  const client = await loadClient(host.client);
  const at = (endpoint: string) => ({ endpoint, region: host.region, credentials: CREDENTIALS });
  const names = {
    journal: journalTableName(client.id),
    quarantine: quarantineTableName(client.id),
    pulse: pulseTableName(client.id),
    payloads: payloadBucketName(client.id, { account: host.accountId, region: host.region }),
  };
  const aws = {
    dynamodb: new DynamoDBClient(at(host.endpoints.dynamodb)),
    s3: { ...at(host.endpoints.s3), forcePathStyle: true },
  };
  const watch = watchStores(aws.dynamodb, {
    watch: watchTableName(client.id),
    incident: incidentTableName(client.id),
    mailbox: mailboxTableName(client.id),
    plan: planTableName(client.id),
  });
  const audit = auditTable(aws.dynamodb, auditTableName(client.id));
  return { client, host, stores: stores(aws, names, client.retention), watch, audit };
}

const ClockAnswer = z.object({ now: z.iso.datetime() });

/** The time on the host, which may have been moved on. */
export async function hostNow(host: HostOutputs): Promise<Temporal.Instant> {
  try {
    const answer = await fetch(new URL("/clock", host.endpoints.host));
    return Temporal.Instant.from(ClockAnswer.parse(await answer.json()).now);
  } catch {
    throw new CommandFailure("host-unreachable", host.endpoints.host, EXIT.trouble);
  }
}

/** A client of the host's queues. */
export function queuesOf(host: HostOutputs): SQSClient {
  return new SQSClient({ endpoint: host.endpoints.sqs, region: host.region, credentials: CREDENTIALS });
}
