import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Temporal } from "temporal-polyfill";
import { deadLetterQueues } from "../../functions/aws/dead-letter-queue.ts";
import { inboundMappings } from "../../functions/aws/inbound-mappings.ts";
import { jobTable } from "../../functions/aws/job-table.ts";
import { linkTable } from "../../functions/aws/link-table.ts";
import { probeTable } from "../../functions/aws/probe-table.ts";
import { queueDepths } from "../../functions/aws/queue-depths.ts";
import { replayQueue } from "../../functions/aws/replay-queue.ts";
import { snsSubscriptions } from "../../functions/aws/sns-subscriptions.ts";
import { snsTopics } from "../../functions/aws/sns-topics.ts";
import { stores } from "../../functions/aws/stores.ts";
import { watchStores } from "../../functions/aws/watch-stores.ts";
import { newCode } from "../../functions/notify/link-code.ts";
import { sweep } from "../../functions/sweep/sweep.ts";
import type { Client } from "../../schemas/client.ts";
import {
  auditTableName,
  contactsTopicName,
  eventsTopicName,
  incidentTableName,
  isGateOf,
  jobTableName,
  journalTableName,
  lineTableName,
  linkTableName,
  mailboxTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  replayName,
  topicArn,
  watchTableName,
} from "../../schemas/resource-names.ts";
import type { ClientUnderTest } from "./client-under-test.ts";
import { EndingProcess } from "./ending-process.ts";

type Sdk = DynamoDBClient | SNSClient | SQSClient;

/**
 * The sweep of a hosted client, on the host's own tables, queues and topics, run at any time that a test
 * says and, where it says so, ended as a process ends: after some of its writes, with nothing after.
 */
export class SweepUnderTest {
  readonly ports;
  readonly #client: Client;
  readonly #deployment;
  readonly #sdks: readonly Sdk[];
  readonly #process;

  constructor({ outputs: { endpoints, region, accountId }, host }: ClientUnderTest, client: Client) {
    const credentials = { accessKeyId: "any", secretAccessKey: "any" };
    const dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
    const sns = new SNSClient({ endpoint: endpoints.sns, region, credentials });
    const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
    this.#process = new EndingProcess({ dynamodb, sqs, sns });
    this.#client = client;
    this.#sdks = [dynamodb, sns, sqs];
    this.#deployment = { partition: "aws", region, account: accountId };
    const contacts = topicArn(contactsTopicName(client.id), this.#deployment);
    const events = topicArn(eventsTopicName(client.id), this.#deployment);
    const watch = watchTableName(client.id);
    const names = {
      journal: journalTableName(client.id),
      quarantine: quarantineTableName(client.id),
      pulse: pulseTableName(client.id),
      lines: lineTableName(client.id),
      payloads: "none",
    };
    const watchNames = {
      watch,
      incident: incidentTableName(client.id),
      mailbox: mailboxTableName(client.id),
      plan: planTableName(client.id),
      audit: auditTableName(client.id),
    };
    this.ports = {
      ...stores({ dynamodb }, names, client.retention),
      ...watchStores(dynamodb, watchNames),
      probes: probeTable(dynamodb, watch),
      deadLetters: deadLetterQueues(sqs, endpoints.sqs),
      mappings: inboundMappings((arn) => isGateOf(client.id, arn), {
        endpoint: endpoints.host,
        region,
        credentials,
      }),
      depths: queueDepths(sqs, endpoints.sqs),
      replayQueue: replayQueue(sqs, host.queueUrl(replayName(client.id))),
      topics: snsTopics({ contacts, events }, sns),
      subscriptions: snsSubscriptions(contacts, sns),
      newId: () => "replay",
      jobs: jobTable(dynamodb, jobTableName(client.id), client.retention.settled),
      links: linkTable(dynamodb, linkTableName(client.id)),
      desk: { links: `${endpoints.api ?? ""}/l`, console: undefined },
      newCode,
    };
  }

  /** Sweeps once; answers how many writes it made. */
  at(now: Temporal.Instant): Promise<number> {
    return this.#process.whole(() => sweep(this.#client, this.#deployment, now, this.ports));
  }

  /** Sweeps once in a process that ends when it has made so many writes. */
  endingAfter(writes: number, now: Temporal.Instant): Promise<void> {
    return this.#process.endingAfter(writes, () => sweep(this.#client, this.#deployment, now, this.ports));
  }

  stop(): void {
    for (const sdk of this.#sdks) sdk.destroy();
  }
}
