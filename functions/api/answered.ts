import type { ProblemCode } from "../../schemas/api/problem.ts";
import type { z } from "zod";
import type { AuditChange } from "../../schemas/audit-entry.ts";

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
  | {
      readonly outcome: "done";
      readonly answer: z.input<Answer>;
      readonly revision?: number;
      readonly changed?: AuditChange;
      /** The cursor of what follows, where the answer itself has no place for it. */
      readonly next?: string | null;
    }
  | Refused;

/** The request is refused. */
export const refused = (code: ProblemCode, subject?: string): Refused => ({
  outcome: "refused",
  code,
  ...(subject === undefined ? {} : { subject }),
});

/** The request is carried out; `revision` is that of what is shown, for its ETag; `changed` is for the audit trail. */
export const done = <Answer>(answer: Answer, revision?: number, changed?: AuditChange) => ({
  outcome: "done" as const,
  answer,
  ...(revision === undefined ? {} : { revision }),
  ...(changed === undefined ? {} : { changed }),
});

/** A change that raised a revision by one, as the audit trail tells it; what is new had none before. */
export const raisedTo = (to: number): AuditChange => (to > 1 ? { from: to - 1, to } : { to });
