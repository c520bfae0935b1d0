import { setTimeout as pause } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { DynamoDbCall } from "../../dynamodb/dynamodb-call.ts";

const EVERY_MS = 500;

const Answer = z.object({ Items: z.array(z.object({ duplicate: z.object({ N: z.coerce.number() }) })) });

/** Where to read the pulse of a flow, from which minute on. */
export interface PulseOf {
  readonly dynamodb: DynamoDbCall;
  readonly table: string;
  readonly flow: string;
  readonly since: Temporal.Instant;
}

/** How many duplicates the gate recognises from now on, each time there are some; until it is called off. */
export async function duplicatesFromNow(
  pulse: PulseOf,
  signal: AbortSignal,
): Promise<AsyncGenerator<number>> {
  let told = await counted(pulse);
  async function* watch() {
    while (!signal.aborted) {
      await pause(EVERY_MS, undefined, { signal });
      const count = await counted(pulse);
      if (count > told) yield count - told;
      told = count;
    }
  }
  return watch();
}

async function counted({ dynamodb, table, flow, since }: PulseOf): Promise<number> {
  const answer = await dynamodb("Query", {
    TableName: table,
    KeyConditionExpression: "flow = :flow AND #minute >= :since",
    ExpressionAttributeNames: { "#minute": "minute" },
    ExpressionAttributeValues: {
      ":flow": { S: flow },
      ":since": { S: since.toString({ smallestUnit: "minute" }) },
    },
  });
  return Answer.parse(answer).Items.reduce((sum, { duplicate }) => sum + duplicate.N, 0);
}
