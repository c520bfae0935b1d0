import { once } from "node:events";
import { mkdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import dynalite from "dynalite";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { dynamoDbAt, type DynamoDbCall } from "./dynamodb-call.ts";
import { TimeToLive } from "./time-to-live.ts";

/** The emulated DynamoDB. */
export interface DynamoDb {
  readonly endpoint: string;
  readonly timeToLive: TimeToLive;
  readonly call: DynamoDbCall;
  readonly stop: () => Promise<void>;
}

const address = z.object({ port: z.number() });

/** Starts DynamoDB on loopback, with the tables that an earlier run left in the state directory. */
export async function startDynamoDb(options: {
  readonly port: number;
  readonly stateDirectory: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<DynamoDb> {
  if (options.stateDirectory !== undefined) mkdirSync(options.stateDirectory, { recursive: true });
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(options.stateDirectory === undefined ? {} : { path: options.stateDirectory }),
  });
  const emulate = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const operation = String(request.headers["x-amz-target"]).replace(/^.*\./, "");
    if (TimeToLive.answers(operation)) {
      void answerTimeToLive(operation, request, response);
      return;
    }
    for (const listener of emulate) Reflect.apply(listener, server, [request, response]);
  });
  server.listen(options.port, "127.0.0.1");
  await once(server, "listening");

  const endpoint = `http://127.0.0.1:${address.parse(server.address()).port}`;
  const call = dynamoDbAt(endpoint);
  const timeToLive = new TimeToLive(call, options.clock, options.log);

  async function answerTimeToLive(
    operation: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { status, body } = timeToLive.answer(operation, await text(request));
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  }

  return {
    endpoint,
    timeToLive,
    call,
    async stop() {
      await timeToLive.stop();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      });
    },
  };
}
