import * as z from "zod";
import type { Role } from "../role.ts";
import type { ProblemCode } from "./problem.ts";

/** How an operation is asked for. */
type Method = "get" | "post" | "put" | "delete";

/**
 * For what the role must be had: for the flow that is named, by its name or that of a held exchange (`flow`); for a
 * flow that the incident touches (`incident`); for every flow, since it belongs to none (`client`); for any, of what is
 * then listed only what concerns these (`any`).
 */
type Concern = "flow" | "incident" | "client" | "any";
/** What the audit trail tells of an operation; what is asked for is known, what comes of it is not yet. */
export interface Audited<Path extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  /** What the operation makes gets its id before it is made, so that the intent can name it. */
  readonly draws?: "incident-number" | "id";
  subject(asked: AuditedCall<Path, Body>): string;
  action(asked: AuditedCall<Path, Body>): string;
  why?(asked: AuditedCall<Path, Body>): string | undefined;
}

/** What is known of a call before it is carried out. */
interface AuditedCall<Path extends z.ZodType, Body extends z.ZodType> {
  readonly parameters: z.output<Path>;
  readonly body: z.output<Body>;
  /** Who calls. */
  readonly by: string;
  /** The id of what is made; empty where nothing is. */
  readonly drawn: string;
  /** Whether the caller sees the masked values of a flow. */
  readonly sees: (flow: string) => boolean;
}

/** What an operation of the API is: whoever may call it, what it takes, and what it answers. */
export interface Operation<
  Path extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Names it in the OpenAPI document, as its `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** With its parameters in braces, relative to the API's address. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** Under what it stands in the document. */
  readonly tag: string;
  /** Whoever has one of these, for the flow that is asked about, may call it. */
  readonly roles: readonly Role[];
  readonly concerns: Concern;
  readonly parameters: Path;
  readonly query: Query;
  /** What is sent as JSON; `NO_BODY` where nothing is. */
  readonly body: Body;
  readonly answer: Answer;
  /** How the answer travels where it is not JSON; the answer is then that text. */
  readonly media?: "text/csv" | "application/jsonl";
  /** What it answers where it cannot be done, besides what any operation may answer. */
  readonly problems: readonly ProblemCode[];
  /**
   * Whether its answer carries an ETag (`tells`), or it also takes an `If-Match` with one and refuses what
   * changed since (`heeds`).
   */
  readonly revision?: "tells" | "heeds";
  /** What is written of it before and after it is carried out; whatever changes something says it. */
  readonly audited?: Audited<Path, Body>;
  /** Whether it only judges what is sent with it: nothing is stored, not even its answer by an idempotency key. */
  readonly judges?: true;
}

/** Whether an operation changes something, so that asking twice should do it once. */
export const isAction = ({ method, judges }: Pick<Operation, "method" | "judges">) =>
  method !== "get" && judges !== true;

/** No parameters in the path. */
export const NO_PARAMETERS = z.strictObject({});

/** No parameters in the query. */
export const NO_QUERY = z.strictObject({});

/** Nothing is sent. */
export const NO_BODY = z.undefined();

/** Declares an operation, with its types. */
export function operation<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(declared: Operation<Path, Query, Body, Answer>): Operation<Path, Query, Body, Answer> {
  return declared;
}
