import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { Temporal } from "temporal-polyfill";
import { ACCOUNT_ID } from "../arn.ts";
import type { Authorized } from "./jwt-authorizer.ts";
import type { Match } from "./route.ts";

/** What a gateway passes as text; everything else is base64, a form and a body without a type included. */
const TEXT = /^(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i;

/** The API that a request came to, and when. */
export interface Received {
  readonly apiId: string;
  readonly stage: string;
  readonly at: Temporal.Instant;
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly match: Match;
  readonly body: Buffer;
  /** What the token says, on a route that asks for one. */
  readonly authorized: Authorized | undefined;
}

type RequestContext = APIGatewayProxyEventV2["requestContext"] & {
  readonly authorizer?: { readonly jwt: Authorized };
};

/**
 * The event for the function, in payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(request: IncomingMessage, received: Received): APIGatewayProxyEventV2 {
  const { match, rawPath, rawQueryString } = received;
  const { cookie, ...sent } = joined(request.headersDistinct);
  const headers = { ...sent, ...addedByGateway(request) };
  return {
    version: "2.0",
    routeKey: match.key,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(rawQueryString === "" ? {} : { queryStringParameters: queryParameters(rawQueryString) }),
    requestContext: requestContext(request, received, headers),
    ...(Object.keys(match.pathParameters).length > 0 ? { pathParameters: { ...match.pathParameters } } : {}),
    ...bodyOf(received.body, headers["content-type"] ?? ""),
  };
}

function requestContext(
  request: IncomingMessage,
  { apiId, stage, at, rawPath, match, authorized }: Received,
  headers: Readonly<Record<string, string>>,
): RequestContext {
  const domainName = headers["host"] ?? "";
  return {
    accountId: ACCOUNT_ID,
    apiId,
    ...(authorized ? { authorizer: { jwt: authorized } } : {}),
    domainName,
    domainPrefix: domainName.split(".")[0] ?? "",
    http: {
      method: request.method ?? "",
      path: rawPath,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? "",
      userAgent: headers["user-agent"] ?? "",
    },
    requestId: randomUUID(),
    routeKey: match.key,
    stage,
    time: commonLogTime(at),
    timeEpoch: at.epochMilliseconds,
  };
}

/** Several headers of one name are one, and several cookie headers one list. */
function joined(headers: IncomingMessage["headersDistinct"]): Record<string, string> {
  const entries = Object.entries(headers).map(([name, values = []]) => [
    name,
    values.join(name === "cookie" ? "; " : ","),
  ]);
  return Object.fromEntries(entries);
}

function addedByGateway(request: IncomingMessage): Record<string, string> {
  return {
    "x-forwarded-for": request.socket.remoteAddress ?? "",
    "x-forwarded-port": String(request.socket.localPort ?? ""),
    "x-forwarded-proto": "http",
  };
}

function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name];
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return parameters;
}

function bodyOf(body: Buffer, contentType: string): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(contentType);
  return { body: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** As `24/Nov/2026:10:00:00 +0000`. */
function commonLogTime(at: Temporal.Instant): string {
  const utc = at.toZonedDateTimeISO("UTC");
  const day = String(utc.day).padStart(2, "0");
  const time = utc.toPlainTime().toString({ smallestUnit: "second" });
  return `${day}/${MONTHS[utc.month - 1] ?? ""}/${utc.year}:${time} +0000`;
}
