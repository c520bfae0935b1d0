import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { type DynamoDbCall, DynamoDbError } from "./dynamodb-call.ts";

const SWEEP_INTERVAL_MS = 30_000;
/** An item that expired longer ago than this is left alone, on AWS as here. */
const OLDEST = Temporal.Duration.from({ hours: 24 * 365 * 5 }).total("seconds");

const settingRequest = z.object({
  TableName: z.string(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
});
const describeRequest = z.object({ TableName: z.string() });
const item = z.record(z.string(), z.unknown());
const scanAnswer = z.object({ Items: z.array(item), LastEvaluatedKey: item.optional() });
const tableAnswer = z.object({
  Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }),
});

/** DynamoDB's time to live, of which the emulator knows nothing: the settings, and the deletion of what expired. */
export class TimeToLive {
  readonly #attributes = new Map<string, string>();
  readonly #call: DynamoDbCall;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(call: DynamoDbCall, clock: Clock, log: Log) {
    this.#call = call;
    this.#clock = clock;
    this.#log = log;
    this.#timer = setInterval(() => void this.sweep(), SWEEP_INTERVAL_MS);
  }

  static answers(operation: string): boolean {
    return operation === "UpdateTimeToLive" || operation === "DescribeTimeToLive";
  }

  /** Turns expiry on for a table. */
  enable(table: string, attribute: string): void {
    this.#attributes.set(table, attribute);
  }

  /** Answers one of the two operations. */
  answer(operation: string, body: string): { status: number; body: object } {
    const request: unknown = JSON.parse(body);
    if (operation === "DescribeTimeToLive") {
      const attribute = this.#attributes.get(describeRequest.parse(request).TableName);
      const description =
        attribute === undefined
          ? { TimeToLiveStatus: "DISABLED" }
          : { TimeToLiveStatus: "ENABLED", AttributeName: attribute };
      return { status: 200, body: { TimeToLiveDescription: description } };
    }
    const { TableName: table, TimeToLiveSpecification: setting } = settingRequest.parse(request);
    if (setting.Enabled) this.#attributes.set(table, setting.AttributeName);
    else this.#attributes.delete(table);
    return { status: 200, body: { TimeToLiveSpecification: setting } };
  }

  /** Deletes what has expired by the host's clock; on AWS that may take days, so nothing may rely on it. */
  sweep(): Promise<void> {
    this.#sweeping = this.#sweepAfter(this.#sweeping);
    return this.#sweeping;
  }

  async #sweepAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    try {
      for (const [table, attribute] of this.#attributes) await this.#sweepTable(table, attribute);
    } catch (error) {
      this.#log({ source: "host", level: "warn", message: `time to live: ${String(error)}` });
    }
  }

  async #sweepTable(table: string, attribute: string): Promise<void> {
    const { Table: description } = tableAnswer.parse(await this.#call("DescribeTable", { TableName: table }));
    const keys = description.KeySchema.map(({ AttributeName: name }) => name);
    const now = Math.floor(this.#clock.milliseconds() / 1000);
    const expired = {
      ExpressionAttributeNames: { "#ttl": attribute },
      ExpressionAttributeValues: { ":now": { N: String(now) }, ":oldest": { N: String(now - OLDEST) } },
    };
    const condition = "#ttl BETWEEN :oldest AND :now";
    let start: Record<string, unknown> | undefined;
    do {
      const page = scanAnswer.parse(
        await this.#call("Scan", {
          ...expired,
          TableName: table,
          FilterExpression: condition,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      for (const found of page.Items) {
        const key = Object.fromEntries(keys.map((name) => [name, found[name]]));
        await this.#delete({ ...expired, TableName: table, Key: key, ConditionExpression: condition });
      }
      start = page.LastEvaluatedKey;
    } while (start);
  }

  async #delete(input: object): Promise<void> {
    try {
      await this.#call("DeleteItem", input);
    } catch (error) {
      // The item was renewed or deleted since the scan, which is as good.
      if (!(error instanceof DynamoDbError && error.name === "ConditionalCheckFailedException")) throw error;
    }
  }

  /** Ends the sweeps, after the one that runs. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sweeping;
  }
}
