import * as z from "zod";
import type { CatalogueCode } from "../catalogue.ts";

/** The HTTP status of each code of the catalogue that the API answers. */
export const PROBLEM_STATUS = {
  "request-unreadable": 400,
  "request-malformed": 400,
  "cursor-unreadable": 400,
  "maintenance-question": 400,
  "maintenance-unusable": 400,
  "absence-unusable": 400,
  "control-end-unusable": 400,
  "redelivery-future": 400,
  "automatic-end-unusable": 400,
  "sign-in-names-nobody": 403,
  "sign-in-without-role": 403,
  "role-insufficient": 403,
  "bulk-needs-lead": 403,
  "exchange-empty": 400,
  "exchange-scope-missing": 403,
  "route-unknown": 404,
  "exchange-door-unknown": 404,
  "flow-unknown": 404,
  "application-unknown": 404,
  "exchange-unknown": 404,
  "payload-expired": 404,
  "recipe-unknown": 404,
  "signature-unknown": 404,
  "incident-unknown": 404,
  "job-unknown": 404,
  "trial-unknown": 404,
  "maintenance-unknown": 404,
  "absence-unknown": 404,
  "person-unknown": 404,
  "subscription-unknown": 404,
  "method-unknown": 405,
  "exchange-not-held": 409,
  "exchange-locked": 409,
  "field-not-editable": 409,
  "field-beyond-first-line": 409,
  "no-field-for-first-line": 409,
  "fields-unchanged": 409,
  "fields-still-refused": 409,
  "recipe-place-missing": 409,
  "recipe-test-failed": 409,
  "recipe-value-unlisted": 409,
  "recipe-unwritable": 409,
  "recipe-format-unsupported": 409,
  "recipe-changes-nothing": 409,
  "recipe-still-refused": 409,
  "payload-not-text": 409,
  "text-not-encodable": 409,
  "correction-invalid": 409,
  "approval-missing": 409,
  "approval-by-author": 409,
  "approval-not-needed": 409,
  "automatic-by-author": 409,
  "automatic-none": 409,
  "automatic-sensitive": 409,
  "incident-over": 409,
  "incident-acknowledged": 409,
  "incident-waiting": 409,
  "incident-not-waiting": 409,
  "incident-judged": 409,
  "incident-assigned": 409,
  "incident-competence-same": 409,
  "incident-unchanged": 409,
  "job-over": 409,
  "trial-over": 409,
  "trial-of-other": 409,
  "job-not-running": 409,
  "job-not-paused": 409,
  "job-waits-for-approval": 409,
  "job-not-waiting": 409,
  "job-without-exchanges": 409,
  "redelivery-unarchived": 409,
  "redelivery-expired": 409,
  "redelivery-without-exchanges": 409,
  "maintenance-over": 409,
  "control-none": 409,
  "erasure-held": 409,
  "erasure-unsettled": 409,
  "support-missing": 409,
  "request-under-way": 409,
  "request-answered": 409,
  "address-taken": 409,
  "address-refused": 409,
  "subscriptions-full": 409,
  "code-wrong": 409,
  "code-over": 409,
  "code-too-often": 429,
  "changed-meanwhile": 412,
  "request-too-large": 413,
  "exchange-too-large": 413,
  "request-media-type": 415,
  "exchange-media-type": 415,
  "exchange-not-utf8": 415,
  "exchange-refused": 422,
  "idempotency-key-reused": 422,
} as const satisfies Partial<Record<CatalogueCode, number>>;

/** A code that the API answers. */
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** What any operation may answer before it is carried out. */
export const COMMON_PROBLEMS = [
  "request-unreadable",
  "request-malformed",
  "sign-in-names-nobody",
  "sign-in-without-role",
  "role-insufficient",
  "route-unknown",
  "method-unknown",
  "request-too-large",
  "request-media-type",
] as const satisfies readonly ProblemCode[];

/** What an action may answer besides, to whoever names it by an idempotency key. */
export const ACTION_PROBLEMS = [
  "request-under-way",
  "request-answered",
  "idempotency-key-reused",
] as const satisfies readonly ProblemCode[];

/** The name of each status: RFC 9110 section 15.5. */
export const STATUS_TITLE: Readonly<Record<(typeof PROBLEM_STATUS)[ProblemCode], string>> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
};

// Not by the catalogue itself: the console would carry all its sentences.
const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEM_STATUS, code);
const Codes = z.enum(Object.keys(PROBLEM_STATUS).filter(isProblemCode));

/** Why a request was not carried out: problem details of RFC 9457, with the code of the catalogue. */
export const Problem = z
  .object({
    title: z.string().meta({ description: "The name of the status." }),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: "What to do next, in the language that was asked for." }),
    code: Codes.meta({ description: "The same in every language; of the catalogue." }),
    subject: z.string().optional().meta({ description: "What it is about; never a value of a payload." }),
    faults: z
      .array(z.object({ place: z.string(), fault: z.string() }))
      .optional()
      .meta({ description: "Each place of the request that cannot be read, and what is wrong there." }),
  })
  .meta({ id: "Problem", description: "Problem details: RFC 9457." });
export type Problem = z.output<typeof Problem>;
