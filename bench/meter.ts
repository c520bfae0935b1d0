import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";

/** What the AWS side was asked for. */
export interface Consumption {
  calls: number;
  writeUnits: number;
  readUnits: number;
}

/** A way to an emulator that counts what passes. */
export interface Meter {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const READS = new Set(["GetItem", "BatchGetItem", "Query", "Scan"]);

const Request = z.record(z.string(), z.unknown());
const Capacity = z.object({ CapacityUnits: z.number() });
const Answer = z.looseObject({ ConsumedCapacity: z.union([Capacity, z.array(Capacity)]).optional() });
const Address = z.object({ port: z.number() });

/** Headers of the request that hold for this hop alone. */
const OWN_HEADERS = new Set(["host", "connection", "content-length", "transfer-encoding", "expect"]);

/**
 * Starts a meter in front of an emulator. It asks DynamoDB for the consumed capacity of each call and takes
 * that out of the answer again, so that the contestants send and read what they would in production.
 */
export async function startMeter(emulator: string, consumption: Consumption): Promise<Meter> {
  const server = createServer((request, response) => {
    pass(request, response, emulator, consumption).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${Address.parse(server.address()).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  emulator: string,
  consumption: Consumption,
): Promise<void> {
  const [service = "", operation = ""] = String(request.headers["x-amz-target"]).split(".");
  const metered = service.startsWith("DynamoDB");
  const body = await text(request);
  const answer = await fetch(new URL(request.url ?? "/", emulator), {
    method: request.method ?? "POST",
    headers: passedOn(request),
    body: metered
      ? JSON.stringify({ ...Request.parse(JSON.parse(body)), ReturnConsumedCapacity: "TOTAL" })
      : body,
  });
  consumption.calls += 1;
  const answered = await answer.text();
  const type = answer.headers.get("content-type") ?? "application/x-amz-json-1.0";
  response.writeHead(answer.status, { "content-type": type });
  response.end(metered && answer.ok ? unmetered(operation, answered, consumption) : answered);
}

function passedOn(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      OWN_HEADERS.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** Books the units of an answer, and gives the answer as it is without being asked for them. */
function unmetered(operation: string, answered: string, consumption: Consumption): string {
  const { ConsumedCapacity, ...answer } = Answer.parse(JSON.parse(answered));
  const units = [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  if (READS.has(operation)) consumption.readUnits += units;
  else consumption.writeUnits += units;
  return JSON.stringify(answer);
}
