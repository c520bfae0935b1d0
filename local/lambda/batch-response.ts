import { z } from "zod";
import type { Outcome } from "./environment.ts";

const response = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/** What is to be deleted after an invocation; `why` says what kept a whole batch. */
export type Verdict =
  | { readonly kind: "all-handled" }
  | { readonly kind: "some-failed"; readonly failed: ReadonlySet<string> }
  | { readonly kind: "all-failed"; readonly why: string };

/**
 * Reads an invocation's end as Lambda does. An empty list is success; an answer that cannot be read, and an id that
 * is empty or not of this batch, returns the whole batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting-conditions
 */
export function verdict(
  outcome: Outcome,
  messageIds: ReadonlySet<string>,
  reportsItemFailures: boolean,
): Verdict {
  if (outcome.kind === "failure") return { kind: "all-failed", why: `${outcome.type}: ${outcome.message}` };
  if (!reportsItemFailures || outcome.answer === null) return { kind: "all-handled" };
  const read = response.safeParse(outcome.answer);
  if (!read.success) return { kind: "all-failed", why: `bad batch response: ${z.prettifyError(read.error)}` };
  const failed = new Set((read.data.batchItemFailures ?? []).map(({ itemIdentifier: id }) => id));
  const stranger = [...failed].find((id) => !messageIds.has(id));
  if (stranger !== undefined) {
    return { kind: "all-failed", why: `bad batch response: ${stranger} is not in the batch` };
  }
  return failed.size === 0 ? { kind: "all-handled" } : { kind: "some-failed", failed };
}
