import type { ProblemCode } from "../../schemas/api/problem.ts";
import type { z } from "zod";

/** Something wrong at one place of a request. */
export interface RequestFault {
  readonly place: string;
  readonly fault: string;
}

/** Why a request is not carried out. */
export interface Refused {
  readonly outcome: "refused";
  readonly code: ProblemCode;
  /** What it is about; never a value of a payload. */
  readonly subject?: string;
  readonly faults?: readonly RequestFault[];
}

/** What became of a request. */
export type Answered<Answer extends z.ZodType> =
  | { readonly outcome: "done"; readonly answer: z.input<Answer>; readonly revision?: number }
  | Refused;

/** The request is refused. */
export const refused = (code: ProblemCode, subject?: string): Refused => ({
  outcome: "refused",
  code,
  ...(subject === undefined ? {} : { subject }),
});

/** The request is carried out; `revision` is that of what is shown, for its ETag. */
export const done = <Answer>(answer: Answer, revision?: number) => ({
  outcome: "done" as const,
  answer,
  ...(revision === undefined ? {} : { revision }),
});
