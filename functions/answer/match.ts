import type { Answer } from "../../schemas/answer.ts";
import type { JournalEntry } from "../../schemas/journal-entry.ts";

/** An answer, and the journal's entry of the exchange that it is meant for: the one of its own key, where it is there. */
export interface Match {
  readonly answer: Answer;
  readonly entry: JournalEntry;
}

/** One text for the exchange of an entry. */
const exchangeOf = ({ flow, businessKey, exchangeId }: JournalEntry) =>
  JSON.stringify([flow, businessKey, exchangeId]);

/** Of several answers to one exchange the one that counts: a part that is refused refuses it all. */
export function decisive<One extends Match>(matches: readonly One[]): readonly One[] {
  const byExchange = Map.groupBy(matches, ({ entry }) => exchangeOf(entry));
  return [...byExchange.values()].flatMap(
    (of) => of.find(({ answer }) => !answer.accepted) ?? of.slice(0, 1),
  );
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
