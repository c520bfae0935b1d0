import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Temporal } from "temporal-polyfill";
import { jobTable } from "../../functions/aws/job-table.ts";
import { recipeItems } from "../../functions/aws/recipe-items.ts";
import { queueDepths } from "../../functions/aws/queue-depths.ts";
import { sqsDoor } from "../../functions/aws/sqs-door.ts";
import { stores } from "../../functions/aws/stores.ts";
import { passages } from "../../functions/gate/passages.ts";
import { runJobs } from "../../functions/job/run.ts";
import type { Client } from "../../schemas/client.ts";
import {
  jobTableName,
  journalTableName,
  lineTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
} from "../../schemas/resource-names.ts";
import type { ClientUnderTest } from "./client-under-test.ts";
import { EndingProcess } from "./ending-process.ts";

/**
 * The replay jobs of a hosted client, on the host's own tables and queues, run at any time that a test says and, where
 * it says so, ended as a process ends.
 */
export class JobsUnderTest {
  readonly #run: (at: Temporal.Instant) => Promise<void>;
  readonly #process;
  readonly #sdks;
  #runs = 0;

  constructor({ outputs: { endpoints, region, accountId } }: ClientUnderTest, client: Client) {
    const credentials = { accessKeyId: "any", secretAccessKey: "any" };
    const dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
    const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
    this.#sdks = [dynamodb, sqs];
    this.#process = new EndingProcess({ dynamodb, sqs });
    const names = {
      journal: journalTableName(client.id),
      quarantine: quarantineTableName(client.id),
      pulse: pulseTableName(client.id),
      lines: lineTableName(client.id),
      payloads: "none",
    };
    const ports = {
      client,
      passageOf: passages(client, { partition: "aws", region, account: accountId }).ofFlow,
      door: sqsDoor(sqs, endpoints.sqs),
      ...stores({ dynamodb }, names, client.retention),
      jobs: jobTable(dynamodb, jobTableName(client.id), client.retention.settled),
      recipes: recipeItems(dynamodb, planTableName(client.id)),
      depths: queueDepths(sqs, endpoints.sqs),
      pause: () => Promise.resolve(),
      limits: client.desk.jobs,
    };
    this.#run = (at) => runJobs(`run ${(this.#runs += 1)}`, { ...ports, clock: { now: () => at } });
  }

  /** Runs once; answers how many writes it made. */
  at(now: Temporal.Instant): Promise<number> {
    return this.#process.whole(() => this.#run(now));
  }

  /** Runs once in a process that ends when it has made so many writes. */
  endingAfter(writes: number, now: Temporal.Instant): Promise<void> {
    return this.#process.endingAfter(writes, () => this.#run(now));
  }

  stop(): void {
    for (const sdk of this.#sdks) sdk.destroy();
  }
}
