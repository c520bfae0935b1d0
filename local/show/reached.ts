import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { stores, type Stores } from "../../functions/aws/stores.ts";
import { watchStores, type WatchStores } from "../../functions/aws/watch-stores.ts";
import type { Client } from "../../schemas/client.ts";
import type { HostOutputs } from "../../schemas/outputs.ts";
import {
  auditTableName,
  incidentTableName,
  journalTableName,
  lineTableName,
  mailboxTableName,
  payloadBucketName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  watchTableName,
} from "../../schemas/resource-names.ts";

/** The emulators take any credentials, but the SDK wants some. */
const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** A client's stores, on the running host. */
export interface Reached {
  readonly stores: Stores;
  readonly watch: WatchStores;
}

/** Reaches the stores of the client that the host runs. */
export function reached(client: Client, host: HostOutputs): Reached {
  const at = (endpoint: string) => ({ endpoint, region: host.region, credentials: CREDENTIALS });
  const names = {
    journal: journalTableName(client.id),
    quarantine: quarantineTableName(client.id),
    pulse: pulseTableName(client.id),
    lines: lineTableName(client.id),
    payloads: payloadBucketName(client.id, { account: host.accountId, region: host.region }),
  };
  const dynamodb = new DynamoDBClient(at(host.endpoints.dynamodb));
  const aws = { dynamodb, s3: { ...at(host.endpoints.s3), forcePathStyle: true } };
  const watch = watchStores(dynamodb, {
    watch: watchTableName(client.id),
    incident: incidentTableName(client.id),
    mailbox: mailboxTableName(client.id),
    plan: planTableName(client.id),
    audit: auditTableName(client.id),
  });
  return { stores: stores(aws, names, client.retention), watch };
}
