import { z } from "zod";

/** An answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string | Buffer;
}

/** The largest answer of a function, in bytes of JSON. */
const MOST_BYTES = 6 * 1024 * 1024;
/** What belongs to one connection, and is set anew. */
const OF_THE_CONNECTION = new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);

const structured = z.object({
  statusCode: z.coerce.number().int().min(200).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** An answer of the gateway itself. */
export function gatewayAnswer(status: number, message: string): HttpAnswer {
  const headers = { "content-type": "application/json" };
  return { status, headers, cookies: [], body: JSON.stringify({ message }) };
}

/**
 * Reads what a function answered: with a `statusCode` as it says, without one as the JSON body of a 200; what is
 * malformed is the function's failure.
 */
export function functionAnswer(answer: unknown): HttpAnswer {
  const json = JSON.stringify(answer);
  if (Buffer.byteLength(json) > MOST_BYTES) return gatewayAnswer(500, "Internal Server Error");
  if (typeof answer !== "object" || answer === null || !("statusCode" in answer)) {
    const body = typeof answer === "string" ? answer : json;
    return { status: 200, headers: { "content-type": "application/json" }, cookies: [], body };
  }
  const read = structured.safeParse(answer);
  if (!read.success) return gatewayAnswer(500, "Internal Server Error");
  const { statusCode: status, headers, cookies, body, isBase64Encoded } = read.data;
  const named = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !OF_THE_CONNECTION.has(name));
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...Object.fromEntries(named) },
    cookies,
    body: isBase64Encoded ? Buffer.from(body, "base64") : body,
  };
}
