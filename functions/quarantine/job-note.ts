import type { HeldExchange } from "../../schemas/held-exchange.ts";

const JOB = "job ";

/** What the history of an exchange says of a job that takes it. */
export const noteOf = (job: string) => `${JOB}${job}`;

/** The job by which an exchange was sent last; undefined where a person sent it by itself. */
export function jobOf({ history }: Pick<HeldExchange, "history">): string | undefined {
  const note = history.findLast(({ step }) => step === "replaying")?.note;
  return note?.startsWith(JOB) ? note.slice(JOB.length) : undefined;
}
