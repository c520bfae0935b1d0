import type * as z from "zod";
import type { Operation } from "../../schemas/api/operation.ts";
import type { ApiEvent } from "../../schemas/api-event.ts";
import { configurationWording } from "../../schemas/configuration-wording.ts";
import { plainIssues } from "../../schemas/issue.ts";
import { refused, type Refused, type RequestFault } from "./answered.ts";

/** A Lambda function takes no larger request through API Gateway, and no exchange is larger. */
const BODY_BYTES_MAX = 2 * 1_048_576;

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** `If-Match` as we write ETags: one strong one, or `*`. */
const IF_MATCH = /^\s*(?:"(\d{1,12})"|(\*))\s*$/;

/** What a request asks, well read. */
export interface Read<Path extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly parameters: z.output<Path>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  /** The revision that the caller saw; undefined where they do not say. */
  readonly seen: number | undefined;
}

type Reading<Value> = { readonly value: Value } | { readonly faults: readonly RequestFault[] };

function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: string,
): Reading<z.output<Schema>> {
  const parsed = schema.safeParse(input, { error: configurationWording });
  if (parsed.success) return { value: parsed.data };
  return {
    faults: plainIssues(parsed.error.issues).map(({ path, message }) => ({
      place: [place, ...path.map(String)].join("."),
      fault: message,
    })),
  };
}

/** The parameters of a query; one that is given twice is a fault. */
function queryOf(raw: string): Reading<Record<string, string>> {
  const pairs = [...new URLSearchParams(raw)];
  const names = pairs.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  if (twice.length > 0)
    return {
      faults: [...new Set(twice)].map((name) => ({ place: `query.${name}`, fault: "is given twice" })),
    };
  return { value: Object.fromEntries(pairs) };
}

function bytesOf({ body = "", isBase64Encoded }: ApiEvent): Buffer {
  return Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
}

/** The JSON that is sent, undefined where nothing is. */
function bodyOf(event: ApiEvent): { readonly json: unknown } | Refused {
  const bytes = bytesOf(event);
  if (bytes.length === 0) return { json: undefined };
  if (bytes.length > BODY_BYTES_MAX) return refused("request-too-large");
  if (!JSON_TYPE.test(event.headers["content-type"] ?? "")) return refused("request-media-type");
  try {
    return { json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return refused("request-unreadable");
  }
}

/** Reads what an operation asks for of a request, all of its faults at once. */
export function readRequest<Path extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  { parameters, query, body, revision }: Operation<Path, Query, Body>,
  event: ApiEvent,
): Read<Path, Query, Body> | Refused {
  const named = Object.fromEntries(
    Object.keys(parameters.shape).map((name) => [name, event.pathParameters[name]]),
  );
  const sent = bodyOf(event);
  if ("outcome" in sent) return sent;
  const asked = queryOf(event.rawQueryString);
  const inPath = read(parameters, named, "path");
  const inQuery = "faults" in asked ? asked : read(query, asked.value, "query");
  const inBody = read(body, sent.json, "body");
  const seen = revision === "heeds" ? seenBy(event) : { value: undefined };
  if ("value" in inPath && "value" in inQuery && "value" in inBody && "value" in seen)
    return { parameters: inPath.value, query: inQuery.value, body: inBody.value, seen: seen.value };
  const faults = [inPath, inQuery, inBody, seen].flatMap((one) => ("faults" in one ? one.faults : []));
  return { ...refused("request-malformed"), faults };
}

function seenBy({ headers }: ApiEvent): Reading<number | undefined> {
  const given = headers["if-match"];
  if (given === undefined) return { value: undefined };
  const [, revision, any] = IF_MATCH.exec(given) ?? [];
  if (any) return { value: undefined };
  if (revision === undefined)
    return {
      faults: [{ place: "header.if-match", fault: 'is no ETag of ours: send it back as it came, as in "3"' }],
    };
  return { value: Number(revision) };
}
