import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { LambdaFunction } from "../lambda/lambda-function.ts";
import type { Log } from "../log.ts";
import { type Cors, corsHeaders, preflightAnswer } from "./cors.ts";
import { functionAnswer, gatewayAnswer, type HttpAnswer } from "./function-answer.ts";
import { type Access, authorize, type JwtAuthorizer } from "./jwt-authorizer.ts";
import { requestEvent } from "./request-event.ts";
import { matchingRoute, type Route } from "./route.ts";
import type { Throttle } from "./throttle.ts";

/** The quotas of an HTTP API. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MOST_BODY_BYTES = 10 * 1024 * 1024;
const MOST_HEADER_BYTES = 10_240;
/** The largest event that Lambda takes, in bytes of JSON. */
const MOST_EVENT_BYTES = 6 * 1024 * 1024;

/** Which function answers on a route, and how long the gateway waits for it. */
export interface Integration {
  readonly target: LambdaFunction;
  readonly timeoutMs: number;
}

/** What stands behind a route, and what it asks of whoever calls, if anything. */
interface Served {
  readonly route: Route;
  readonly integration: Integration;
  readonly access: Access | undefined;
}

const address = z.object({ port: z.number() });

/** An HTTP API on loopback: it answers on the routes of its stage once the host has booted. */
export class HttpApi {
  readonly id: string;
  readonly endpoint: string;
  readonly integrations = new Map<string, Integration>();
  readonly authorizers = new Map<string, JwtAuthorizer>();
  /** The name of the stage; without one nothing is deployed. */
  stage: string | undefined;
  /** How many requests single routes let through, by their keys; nothing where a route has no limit of its own. */
  readonly limits = new Map<string, Throttle>();
  /** What browsers may ask for from other origins; nothing without it. */
  cors: Cors | undefined;
  readonly #server: Server;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #routes = new Map<string, Served>();
  readonly #opened = Promise.withResolvers<void>();

  private constructor(id: string, server: Server, host: { readonly clock: Clock; readonly log: Log }) {
    this.id = id;
    this.#server = server;
    this.#clock = host.clock;
    this.#log = host.log;
    this.endpoint = `http://127.0.0.1:${address.parse(server.address()).port}`;
    server.on("request", (request, response) => void this.#serve(request, response));
  }

  /** Listens on a free port. */
  static async listen(id: string, host: { readonly clock: Clock; readonly log: Log }): Promise<HttpApi> {
    const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new HttpApi(id, server, host);
  }

  add(served: Served): void {
    const { key } = served.route;
    if (this.#routes.has(key)) throw new Error(`the API has two routes ${key}`);
    this.#routes.set(key, served);
  }

  /** Lets requests in; until then they wait. */
  open(): void {
    this.#opened.resolve();
  }

  stop(): void {
    this.open();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#opened.promise;
      send(request, response, await this.#answer(request));
    } catch (error) {
      // The client went away, or the function gave a header that HTTP does not know.
      this.#log({ source: "host", level: "warn", message: `API ${this.id}: ${String(error)}` });
      if (!response.headersSent) send(request, response, gatewayAnswer(500, "Internal Server Error"));
    }
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const [encodedPath = "/", ...query] = (request.url ?? "/").split("?");
    const rawPath = decoded(encodedPath);
    if (rawPath === undefined) return gatewayAnswer(400, "Bad Request");
    const body = await bodyOf(request);
    const routes = [...this.#routes.values()].map(({ route }) => route);
    const match = matchingRoute(routes, request.method ?? "", rawPath);
    const served = match && this.#routes.get(match.key);
    const { origin } = request.headers;
    // A route that takes OPTIONS, as ANY does, takes a preflight too, its authorizer included.
    if (!served && request.method === "OPTIONS" && this.cors) return preflightAnswer(this.cors, origin);
    if (!served || this.stage === undefined) return gatewayAnswer(404, "Not Found");
    const at = this.#clock.now();
    const allowed = served.access && (await authorize(request.headers.authorization, served.access, at));
    if (allowed?.kind === "refused") return allowed.answer;
    if (this.limits.get(served.route.key)?.takes(performance.now()) === false) return tooMany();
    if (!body) return tooLarge();
    const event = requestEvent(request, {
      apiId: this.id,
      stage: this.stage,
      at,
      rawPath,
      rawQueryString: query.join("?"),
      match,
      body,
      authorized: allowed?.authorized,
    });
    if (Buffer.byteLength(JSON.stringify(event)) > MOST_EVENT_BYTES) return tooLarge();
    const answer = await this.#invoke(served.integration, event);
    return { ...answer, headers: { ...answer.headers, ...corsHeaders(this.cors, origin) } };
  }

  async #invoke({ target, timeoutMs }: Integration, event: object): Promise<HttpAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, undefined);
    });
    // The function runs on, as on AWS; only nobody waits for it any more.
    const outcome = await Promise.race([target.invoke(event), limit]);
    clearTimeout(timer);
    if (!outcome) return gatewayAnswer(503, "Service Unavailable");
    if (outcome.kind === "answer") return functionAnswer(outcome.answer);
    const message = `API ${this.id} → ${target.name}: ${outcome.type}: ${outcome.message}`;
    this.#log({ source: "host", level: "warn", message });
    return gatewayAnswer(500, "Internal Server Error");
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  const { status, headers, cookies, body } = answer;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader("set-cookie", [...cookies]);
  response.setHeader("apigw-requestid", randomUUID());
  response.writeHead(status);
  response.end(request.method === "HEAD" ? undefined : body);
}

function tooMany(): HttpAnswer {
  return gatewayAnswer(429, "Too Many Requests");
}

function tooLarge(): HttpAnswer {
  return gatewayAnswer(413, "Request Entity Too Large");
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The whole body; nothing where it is larger than a gateway takes, of which the rest is passed over. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= MOST_BODY_BYTES) chunks.push(bytes);
  }
  return size > MOST_BODY_BYTES ? undefined : Buffer.concat(chunks);
}
