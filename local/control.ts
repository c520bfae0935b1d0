import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import type { Timekeeper } from "./timekeeper.ts";

const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue(`${text} is no instant such as 2026-11-24T10:00:00Z`);
    return z.NEVER;
  }
});
const duration = z.string().transform((text, context) => {
  try {
    return Temporal.Duration.from(text);
  } catch {
    context.addIssue(`${text} is no duration such as PT10M`);
    return z.NEVER;
  }
});
const move = z
  .strictObject({ advance: duration.optional(), set: instant.optional() })
  .refine(
    ({ advance, set }) => (advance === undefined) !== (set === undefined),
    "give either advance or set",
  );
const address = z.object({ port: z.number() });

/** The host's own address, at which another process reads and moves its clock. */
export interface Control {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** Serves `GET /clock` and `POST /clock` with `{"advance":"PT10M"}` or `{"set":"2026-11-24T10:00:00Z"}`. */
export async function startControl(port: number, clock: Clock, timekeeper: Timekeeper): Promise<Control> {
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    if (request.url !== "/clock") return { status: 404, body: { error: "there is only /clock" } };
    if (request.method === "POST") {
      const asked = move.safeParse(await json(request).catch(() => undefined));
      if (!asked.success) return { status: 400, body: { error: z.prettifyError(asked.error) } };
      const { advance, set } = asked.data;
      if (advance) await timekeeper.advance(advance);
      if (set) await timekeeper.set(set);
    }
    return { status: 200, body: { now: clock.now().toString() } };
  }

  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${address.parse(server.address()).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
