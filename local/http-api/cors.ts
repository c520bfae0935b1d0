import type { HttpAnswer } from "./function-answer.ts";

/** What an HTTP API allows browsers to ask for from other origins, as its template says it. */
export interface Cors {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | undefined;
}

const listed = (name: string, values: readonly string[]) =>
  values.length === 0 ? {} : { [name]: values.join(",") };

/**
 * The headers that the gateway adds to the answer of an integration; none for an origin that is not allowed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function corsHeaders(
  cors: Cors | undefined,
  origin: string | undefined,
): Readonly<Record<string, string>> {
  if (!cors || origin === undefined || !cors.origins.includes(origin)) return {};
  return {
    "access-control-allow-origin": origin,
    vary: "origin",
    ...listed("access-control-expose-headers", cors.exposed),
  };
}

/** What the gateway itself answers to a browser that asks first, without any authorizer. */
export function preflightAnswer(cors: Cors, origin: string | undefined): HttpAnswer {
  const allowed = corsHeaders(cors, origin);
  const headers =
    "access-control-allow-origin" in allowed
      ? {
          ...allowed,
          ...listed("access-control-allow-methods", cors.methods),
          ...listed("access-control-allow-headers", cors.headers),
          ...(cors.maxAgeSeconds === undefined
            ? {}
            : { "access-control-max-age": String(cors.maxAgeSeconds) }),
        }
      : {};
  return { status: 204, headers, cookies: [], body: "" };
}
