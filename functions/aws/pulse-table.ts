import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  paginateQuery,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { milliseconds } from "../../schemas/duration.ts";
import { type Counted, Pulse } from "../../schemas/pulse.ts";
import type { PulseReader, Pulses } from "../ports.ts";
import { untilProcessed } from "./unprocessed.ts";

const READ_AT_ONCE = 100;
const CONCURRENT_CALLS = 8;

/** A minute as the table sorts it. */
const minuteText = (at: Temporal.Instant) => at.toString({ smallestUnit: "minute" });

type Item = Record<string, AttributeValue>;

const StoredPulse = z.object({ flow: z.string(), minute: z.string(), expiresAt: z.number() }).loose();

function fromItem(item: Item): { readonly flow: string; readonly pulse: Pulse } {
  const { flow, minute, expiresAt: _, ...counts } = StoredPulse.parse(unmarshall(item));
  // Zod reads an instant with seconds, which the sort key leaves out.
  return { flow, pulse: Pulse.parse({ ...counts, minute: minute.replace("Z", ":00.000Z") }) };
}

function update(counts: Counted) {
  const named = Object.entries(counts).filter(([, count = 0]) => count > 0);
  return {
    added: named.map(([name]) => `${name} :${name}`).join(", "),
    values: Object.fromEntries(named.map(([name, count]) => [`:${name}`, { N: String(count) }])),
  };
}

/** The pulses in DynamoDB: partition = flow, sort = minute of UTC, one item each. */
export function pulseTable(
  dynamodb: DynamoDBClient,
  table: string,
  retention: Temporal.Duration,
): Pulses & PulseReader {
  const lifetime = milliseconds(retention);
  const readBatch = async (keys: readonly Item[], into: Map<string, Pulse[]>) => {
    const { Responses, UnprocessedKeys } = await dynamodb.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...keys] } } }),
    );
    for (const { flow, pulse } of (Responses?.[table] ?? []).map(fromItem)) into.get(flow)?.push(pulse);
    return UnprocessedKeys?.[table]?.Keys ?? [];
  };
  return {
    async count(flow, at, counts) {
      const { added, values } = update(counts);
      if (added === "") return;
      await dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { flow: { S: flow }, minute: { S: minuteText(at) } },
          UpdateExpression: `ADD ${added} SET expiresAt = :expiresAt`,
          ExpressionAttributeValues: {
            ...values,
            ":expiresAt": { N: String(Math.ceil((at.epochMilliseconds + lifetime) / 1000)) },
          },
        }),
      );
    },
    async ofMinutes(flows, minutes) {
      const found = new Map<string, Pulse[]>(flows.map((flow) => [flow, []]));
      const keys = flows.flatMap((flow) =>
        minutes.map((minute) => ({ flow: { S: flow }, minute: { S: minuteText(minute) } })),
      );
      const batches = Array.from({ length: Math.ceil(keys.length / READ_AT_ONCE) }, (_, index) =>
        keys.slice(index * READ_AT_ONCE, (index + 1) * READ_AT_ONCE),
      );
      const unread = await pMap(
        batches,
        (batch) => untilProcessed<Item>(batch, (left) => readBatch(left, found)),
        { concurrency: CONCURRENT_CALLS },
      );
      if (unread.some((left) => left.length > 0)) throw new Error("some pulses stayed unread");
      for (const pulses of found.values())
        pulses.sort((a, b) => Temporal.Instant.compare(a.minute, b.minute));
      return found;
    },
    async between(flow, from, until) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "flow = :flow AND #minute BETWEEN :from AND :until",
          ExpressionAttributeNames: { "#minute": "minute" },
          ExpressionAttributeValues: {
            ":flow": { S: flow },
            ":from": { S: minuteText(from) },
            ":until": { S: minuteText(until) },
          },
        },
      );
      const pulses: Pulse[] = [];
      for await (const { Items = [] } of pages) pulses.push(...Items.map((item) => fromItem(item).pulse));
      return pulses;
    },
  };
}
