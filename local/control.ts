import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import type { EventBus } from "./events/event-bus.ts";
import type { EventSourceMapping } from "./lambda/event-source-mapping.ts";
import { answerMappings } from "./lambda/mapping-api.ts";
import type { Outbox } from "./outbox/outbox.ts";
import { outboxPage } from "./outbox/page.ts";
import type { Timekeeper } from "./timekeeper.ts";
import { browserLanguage } from "./web-page.ts";

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
  .strictObject({ advance: duration.optional(), step: duration.optional(), set: instant.optional() })
  .refine(({ advance, set }) => (advance === undefined) !== (set === undefined), "give either advance or set")
  .refine(({ set, step }) => set === undefined || step === undefined, "a step goes with advance only");
const address = z.object({ port: z.number() });

/** The host's own address, at which others read and move its clock and look into its outbox. */
export interface Control {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** What the host's own address serves. */
export interface Controlled {
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
  readonly outbox: Outbox;
  readonly mappings: readonly EventSourceMapping[];
  readonly events: EventBus;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Serves `GET /clock` and `POST /clock` with `{"advance":"PT10M"}`, `{"advance":"P2D","step":"PT5M"}` or `{"set":"2026-11-24T10:00:00Z"}`, and
 * `GET /outbox` as a page or, as `/outbox.json`, as `{"items":[…]}`, newest first; besides what of
 * Lambda's API concerns event source mappings, and `PutEvents` of EventBridge's.
 */
export async function startControl(port: number, controlled: Controlled): Promise<Control> {
  const server = createServer((request, response) => {
    void answer(request, controlled).then(({ status, headers, body }) =>
      response.writeHead(status, headers).end(body),
    );
  });
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

async function answer(request: IncomingMessage, controlled: Controlled): Promise<Answer> {
  const { clock, timekeeper, outbox, mappings, events } = controlled;
  const { method, url } = request;
  const body = () => json(request).catch(() => undefined);
  const ofLambda = await answerMappings({ method, url, body }, mappings);
  if (ofLambda) return ofLambda;
  const action = request.headers["x-amz-target"];
  if (typeof action === "string" && action.startsWith("AWSEvents."))
    return events.answer(action, await body());
  switch (`${method} ${url}`) {
    case "GET /outbox":
      return page(outboxPage(outbox.messages, browserLanguage(request.headers["accept-language"] ?? "")));
    case "GET /outbox.json":
      return ofJson(200, { items: outbox.messages });
    case "POST /clock": {
      const asked = move.safeParse(await body());
      if (!asked.success) return ofJson(400, { error: z.prettifyError(asked.error) });
      const { advance, set, step } = asked.data;
      if (advance) await timekeeper.advance(advance, step);
      if (set) await timekeeper.set(set);
      return ofJson(200, { now: clock.now().toString() });
    }
    case "GET /clock":
      return ofJson(200, { now: clock.now().toString() });
    default:
      return ofJson(404, { error: "there are only /clock, /outbox and /outbox.json" });
  }
}

function ofJson(status: number, body: object): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** A page that runs nothing: what it shows was written by whoever could publish. */
function page(body: string): Answer {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return { status: 200, headers, body };
}
