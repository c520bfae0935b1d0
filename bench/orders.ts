import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";

const Sample = z.object({ order: z.record(z.string(), z.unknown()) });

/** What is left out of the published sample, so that an order has about 2.4 KB. */
const LEFT_OUT = [
  "fulfillments",
  "customer",
  "shipping_address",
  "payment_details",
  "client_details",
  "note_attributes",
  "billing_address",
];

const FIRST_MOMENT = Date.UTC(2026, 0, 1);

const { order: published } = Sample.parse(
  JSON.parse(readFileSync(new URL("../clients/demo/samples/order.json", import.meta.url), "utf8")),
);
const kept = Object.fromEntries(Object.entries(published).filter(([field]) => !LEFT_OUT.includes(field)));

/** A valid shop order of about 2.4 KB; each number gives an order, a name and a moment of its own. */
export function orderBody(number: number): string {
  const updatedAt = new Date(FIRST_MOMENT + number * 1000).toISOString();
  return JSON.stringify({
    order: { ...kept, id: 450_000_000 + number, name: `#${number}`, updated_at: updatedAt },
  });
}

/** The two attributes that the shop sets on each message. */
export function orderAttributes(number: number) {
  return {
    source: { DataType: "String", StringValue: "shop" },
    trace: { DataType: "String", StringValue: `1-67891233-${number.toString(16).padStart(24, "0")}` },
  };
}

function record(number: number, inbound: string): SQSRecord {
  const body = orderBody(number);
  const { source, trace } = orderAttributes(number);
  const sent = FIRST_MOMENT + number * 1000;
  return {
    messageId: `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`,
    receiptHandle: createHash("sha512").update(String(number)).digest("base64"),
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: String(sent),
      SenderId: "AIDAIENQZJOLO23YVJ4VO",
      ApproximateFirstReceiveTimestamp: String(sent + 5),
    },
    messageAttributes: {
      source: {
        stringValue: source.StringValue,
        dataType: "String",
        stringListValues: [],
        binaryListValues: [],
      },
      trace: {
        stringValue: trace.StringValue,
        dataType: "String",
        stringListValues: [],
        binaryListValues: [],
      },
    },
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: inbound,
    awsRegion: inbound.split(":")[3] ?? "",
  };
}

/** Orders as Lambda hands them over from an inbound queue, in batches; read from JSON, as the runtime does. */
export function orderEvents(orders: {
  readonly inbound: string;
  readonly first: number;
  readonly count: number;
  readonly batchSize: number;
}): readonly SQSEvent[] {
  const { inbound, first, count, batchSize } = orders;
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, batch): SQSEvent => {
    const size = Math.min(batchSize, count - batch * batchSize);
    const records = Array.from({ length: size }, (_, index) =>
      record(first + batch * batchSize + index, inbound),
    );
    return JSON.parse(JSON.stringify({ Records: records }));
  });
}
