import { ACCOUNT_ID, arn } from "../local/arn.ts";
import { Clock } from "../local/clock.ts";
import { startDynamoDb } from "../local/dynamodb/dynamodb.ts";
import { startMessaging } from "../local/messaging/messaging.ts";
import { Outbox } from "../local/outbox/outbox.ts";
import {
  inboundName,
  jobTableName,
  journalTableName,
  lineTableName,
  planTableName,
  payloadBucketName,
  pulseTableName,
  quarantineTableName,
  targetName,
} from "../schemas/resource-names.ts";
import { type Consumption, startMeter } from "./meter.ts";

const REGION = "eu-west-3";
const CLIENT = "demo";
const FLOW = "shop-orders";
const IDEMPOTENCY_TABLE = "bench-idempotency";

/** A message as it stands in the target queue. */
interface Forwarded {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** The emulated AWS that the contestants call; it lives in the process that starts it, never in theirs. */
export interface AwsSide {
  /** The environment of every contestant. */
  readonly environment: Readonly<Record<string, string>>;
  readonly inbound: string;
  readonly consumption: Consumption;
  /** What was forwarded since it was last taken. */
  takeForwarded(): readonly Forwarded[];
  stop(): Promise<void>;
}

/** Starts the emulators with the demo's target queue and the tables that the contestants use. */
export async function startAwsSide(): Promise<AwsSide> {
  const clock = new Clock();
  const outbox = await Outbox.open({ directory: undefined, keepsEarlier: false, now: () => clock.now() });
  const messaging = await startMessaging({ region: REGION, port: 0, stateDirectory: undefined, outbox });
  const dynamodb = await startDynamoDb({
    port: 0,
    stateDirectory: undefined,
    clock,
    log: () => {},
  });
  const consumption: Consumption = { calls: 0, writeUnits: 0, readUnits: 0 };
  const sqsMeter = await startMeter(messaging.endpoint, consumption);
  const dynamodbMeter = await startMeter(dynamodb.endpoint, consumption);
  const table = (name: string, ...keys: readonly string[]) =>
    dynamodb.call("CreateTable", {
      TableName: name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: "S" })),
      KeySchema: keys.map((key, index) => ({ AttributeName: key, KeyType: index === 0 ? "HASH" : "RANGE" })),
    });
  await table(journalTableName(CLIENT), "key", "exchange");
  await table(pulseTableName(CLIENT), "flow", "minute");
  await table(planTableName(CLIENT), "kind", "id");
  await table(IDEMPOTENCY_TABLE, "id");
  const target = targetName(CLIENT, FLOW, false);
  const queue = messaging.queues.define(target, {});
  messaging.open();
  return {
    environment: {
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL_SQS: sqsMeter.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodbMeter.endpoint,
      PARTITION: "aws",
      ACCOUNT_ID,
      JOURNAL_TABLE: journalTableName(CLIENT),
      QUARANTINE_TABLE: quarantineTableName(CLIENT),
      PULSE_TABLE: pulseTableName(CLIENT),
      LINE_TABLE: lineTableName(CLIENT),
      JOB_TABLE: jobTableName(CLIENT),
      PLAN_TABLE: planTableName(CLIENT),
      PAYLOAD_BUCKET: payloadBucketName(CLIENT, { account: ACCOUNT_ID, region: REGION }),
      IDEMPOTENCY_TABLE,
      TARGET_URL: `${sqsMeter.endpoint}/${ACCOUNT_ID}/${target}`,
    },
    inbound: arn("sqs", REGION, inboundName(CLIENT, FLOW)),
    consumption,
    takeForwarded() {
      const forwarded = queue.inspectMessages().ready.map((message) => ({
        body: message.body,
        attributes: Object.fromEntries(
          Object.entries(message.messageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
        ),
      }));
      queue.purge();
      return forwarded;
    },
    async stop() {
      await sqsMeter.stop();
      await dynamodbMeter.stop();
      await messaging.stop();
      await dynamodb.stop();
    },
  };
}
