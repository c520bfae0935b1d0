import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { CARETAKERS } from "../../schemas/api/access.ts";
import type { Operation } from "../../schemas/api/operation.ts";
import type { ApiEvent } from "../../schemas/api-event.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { type Answered, refused } from "./answered.ts";
import { carriedOutAudited, drawnFor, intentOf } from "./audited.ts";
import { identityOf } from "./claims.ts";
import type { Desk } from "./desk.ts";
import { preferredLanguage, problemAnswer } from "./problem-answer.ts";
import { type Read, readRequest } from "./request.ts";
import { type FlowsInReach, flowsInReach } from "./rights.ts";

/** One call of an operation, by somebody who may call it. */
export interface Call<Path extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> extends Read<
  Path,
  Query,
  Body
> {
  readonly by: string;
  readonly at: Temporal.Instant;
  /** The id of what the operation makes; empty where it makes nothing. */
  readonly drawn: string;
  /** The flows for which they may. */
  readonly reach: FlowsInReach;
  /** Whether they see the masked values of a flow. */
  readonly sees: (flow: string) => boolean;
}

/** An operation with what carries it out. */
export interface Route {
  readonly operation: Operation;
  readonly serve: (event: ApiEvent, at: Temporal.Instant, desk: Desk) => Promise<HttpAnswer>;
}

const HEADERS = { "content-type": "application/json", "cache-control": "no-store" } as const;

/**
 * Joins an operation to what carries it out. A call is refused before its request is read where the caller has no
 * role for it; what is answered is checked, and nothing that the operation does not declare leaves the API. What the
 * operation has audited is carried out between its intent and its outcome.
 */
export function route<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: Operation<Path, Query, Body, Answer>,
  carryOut: (call: Call<Path, Query, Body>, desk: Desk) => Promise<Answered<Answer>>,
): Route {
  const answered = async (event: ApiEvent, at: Temporal.Instant, desk: Desk): Promise<Answered<Answer>> => {
    const identity = identityOf(event.requestContext.authorizer?.jwt.claims ?? {}, desk.client);
    if ("fault" in identity) return refused(identity.fault);
    const reach = flowsInReach(identity, operation.roles);
    if (!reach.any || (operation.concerns === "client" && !reach.all)) return refused("role-insufficient");
    const read = readRequest(operation, event);
    if ("outcome" in read) return read;
    const { audited } = operation;
    const by = identity.person;
    const sees = flowsInReach(identity, CARETAKERS).has;
    const call = { ...read, by, at, reach, sees, drawn: await drawnFor(audited, desk) };
    if (!audited) return carryOut(call, desk);
    const address = event.requestContext.http.sourceIp;
    const intent = intentOf(audited, call, { by, at, address }, desk.newId());
    return carriedOutAudited(intent, () => carryOut(call, desk), desk.audit);
  };
  return {
    operation,
    async serve(event, at, desk) {
      const outcome = await answered(event, at, desk);
      if (outcome.outcome === "refused")
        return problemAnswer(
          outcome,
          preferredLanguage(event.headers["accept-language"], desk.client.language),
        );
      const answer = z.encode(operation.answer, operation.answer.parse(outcome.answer));
      const etag = outcome.revision === undefined ? {} : { etag: `"${outcome.revision}"` };
      const { mediaType } = operation;
      if (mediaType !== undefined)
        return {
          statusCode: 200,
          headers: { ...HEADERS, "content-type": `${mediaType}; charset=utf-8` },
          body: String(answer),
        };
      return { statusCode: 200, headers: { ...HEADERS, ...etag }, body: JSON.stringify(answer) };
    },
  };
}
