import type { Answer } from "../../schemas/answer.ts";
import type { JournalEntry } from "../../schemas/journal-entry.ts";

/** An answer, and the journal's entry of the exchange that it is meant for. */
export interface Match {
  readonly answer: Answer;
  readonly entry: JournalEntry;
}

/**
 * The entry that an answer is meant for, of those under its key: of the exchange that it names; else the first that was
 * not answered yet, or where all were, the last.
 */
export function entryFor(
  { exchangeId }: Pick<Answer, "exchangeId">,
  entries: readonly JournalEntry[],
): JournalEntry | undefined {
  const meant = exchangeId === null ? entries : entries.filter((entry) => entry.exchangeId === exchangeId);
  const byTime = meant.toSorted((a, b) => a.forwardedAt.localeCompare(b.forwardedAt));
  return byTime.find(({ answered }) => answered === null) ?? byTime.at(-1);
}

/** Whether an answer says anything new: a refusal does over an acceptance, an acceptance over nothing. */
export function isNews({ answer, entry: { answered } }: Match): boolean {
  return answered === null || (answered.accepted && !answer.accepted);
}
