import { hash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { ApiEvent } from "../../schemas/api-event.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { errorTrace } from "../error-trace.ts";
import type { Actions, NamedAction } from "../ports.ts";
import { refused, type Refused } from "./answered.ts";

/** A string of structured fields, as the draft asks for, or the same without its quotes. */
const KEY = /^(?:"([!#-~]{1,255})"|([!#-~]{1,255}))$/;

const sha256 = (...parts: readonly string[]) => hash("sha256", JSON.stringify(parts), "hex");

/**
 * The name that a caller gives to what they ask for; undefined where they give none.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 *
 * @param asked the `Idempotency-Key` that is given, who calls, and all that tells one request from another
 */
export function namedBy(asked: {
  readonly given: string | undefined;
  readonly by: string;
  readonly what: readonly string[];
}): NamedAction | Refused | undefined {
  if (asked.given === undefined) return undefined;
  const [, quoted, bare] = KEY.exec(asked.given.trim()) ?? [];
  const key = quoted ?? bare;
  if (key === undefined) {
    const fault = "is no key: send up to 255 visible characters of ASCII in double quotes, such as a UUID";
    return { ...refused("request-malformed"), faults: [{ place: "header.idempotency-key", fault }] };
  }
  return { key: sha256(asked.by, key), request: sha256(...asked.what) };
}

/** The name that a caller gives their action; undefined where they give none. */
export function namedAction(
  { headers, requestContext, rawPath, rawQueryString, body = "" }: ApiEvent,
  by: string,
): NamedAction | Refused | undefined {
  const { method } = requestContext.http;
  const what = [method, rawPath, rawQueryString, headers["if-match"] ?? "", body];
  return namedBy({ given: headers["idempotency-key"], by, what });
}

/**
 * Carries an action out once: what was asked for before by this name is answered as it was, and not done again. What
 * was refused did nothing, so that its name is free.
 */
export async function carriedOutOnce(
  action: NamedAction,
  at: Temporal.Instant,
  carryOut: () => Promise<HttpAnswer | Refused>,
  actions: Actions,
): Promise<HttpAnswer | Refused> {
  const known = await actions.begin(action, at);
  switch (known.standing) {
    case "another-request":
      return refused("idempotency-key-reused");
    case "under-way":
      return refused("request-under-way");
    case "answered":
      return known.answer ?? refused("request-answered");
    case "begun":
      break;
  }
  // Where this throws, the name stays taken until its time is over: it is not known what was done.
  const answered = await carryOut();
  const isDone = "statusCode" in answered;
  try {
    await (isDone ? actions.answer(action, answered) : actions.release(action));
  } catch (error) {
    const message = "what came of an action could not be kept under its idempotency key";
    console.error({ message, error: errorTrace(error) });
  }
  return answered;
}
