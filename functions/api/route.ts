import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { CARETAKERS, LEADS } from "../../schemas/api/access.ts";
import { isAction, type Operation } from "../../schemas/api/operation.ts";
import type { ApiEvent } from "../../schemas/api-event.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { type Answered, refused, type Refused } from "./answered.ts";
import { carriedOutAudited, drawnFor, intentOf } from "./audited.ts";
import { identityOf } from "./claims.ts";
import type { Desk } from "./desk.ts";
import { carriedOutOnce, namedAction } from "./once.ts";
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
  /** From which IP address. */
  readonly address: string;
  /** The id of what the operation makes; empty where it makes nothing. */
  readonly drawn: string;
  /** The flows for which they may. */
  readonly reach: FlowsInReach;
  /** Whether they see the masked values of a flow. */
  readonly sees: (flow: string) => boolean;
  /** Whether they lead the team for a flow. */
  readonly leads: (flow: string) => boolean;
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
 * operation has audited is carried out between its intent and its outcome, and what is named by an idempotency key once.
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
  type Admitted = Call<Path, Query, Body> & {
    /** The same question from a cursor on: RFC 8288. */
    readonly linkTo: (cursor: string) => string;
  };
  const admitted = (event: ApiEvent, at: Temporal.Instant, desk: Desk): Admitted | Refused => {
    const identity = identityOf(event.requestContext.authorizer?.jwt.claims ?? {}, desk.client);
    if ("fault" in identity) return refused(identity.fault);
    const reach = flowsInReach(identity, operation.roles);
    if (!reach.any || (operation.concerns === "client" && !reach.all)) return refused("role-insufficient");
    const read = readRequest(operation, event);
    if ("outcome" in read) return read;
    const [sees, leads] = [flowsInReach(identity, CARETAKERS).has, flowsInReach(identity, LEADS).has];
    const address = event.requestContext.http.sourceIp;
    const linkTo = (cursor: string) => {
      const query = new URLSearchParams(event.rawQueryString);
      query.set("cursor", cursor);
      return `<${event.rawPath}?${query.toString()}>; rel="next"`;
    };
    return { ...read, by: identity.person, at, reach, sees, leads, drawn: "", address, linkTo };
  };
  const carriedOut = async (asked: Admitted, desk: Desk): Promise<HttpAnswer | Refused> => {
    const { audited } = operation;
    const { by, at, address } = asked;
    const call = { ...asked, drawn: await drawnFor(audited, desk) };
    const intent = audited && intentOf(audited, call, { by, at, address }, desk.newId());
    const outcome = intent
      ? await carriedOutAudited(intent, () => carryOut(call, desk), desk.audit)
      : await carryOut(call, desk);
    if (outcome.outcome === "refused") return outcome;
    const answer = z.encode(operation.answer, operation.answer.parse(outcome.answer));
    const etag = outcome.revision === undefined ? {} : { etag: `"${outcome.revision}"` };
    const link = outcome.next ? { link: asked.linkTo(outcome.next) } : {};
    const type = operation.media ? { "content-type": `${operation.media}; charset=utf-8` } : {};
    const body = typeof answer === "string" && operation.media ? answer : JSON.stringify(answer);
    return { statusCode: 200, headers: { ...HEADERS, ...type, ...etag, ...link }, body };
  };
  const answered = async (event: ApiEvent, at: Temporal.Instant, desk: Desk) => {
    const asked = admitted(event, at, desk);
    if ("outcome" in asked) return asked;
    const named = isAction(operation) ? namedAction(event, asked.by) : undefined;
    if (named && "outcome" in named) return named;
    return named
      ? carriedOutOnce(named, at, () => carriedOut(asked, desk), desk.actions)
      : carriedOut(asked, desk);
  };
  return {
    operation,
    async serve(event, at, desk) {
      const outcome = await answered(event, at, desk);
      if ("statusCode" in outcome) return outcome;
      const { language } = desk.client;
      return problemAnswer(outcome, preferredLanguage(event.headers["accept-language"], language));
    },
  };
}
