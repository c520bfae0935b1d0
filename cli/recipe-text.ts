import type { Language } from "./language.ts";
import type { Automatic, KeptRecipe, RecipeTrial, Suggestions } from "./recipe.ts";
import { words } from "./words.ts";

const shown = (value: unknown) => (value === undefined ? "-" : JSON.stringify(value));

/** What a recipe would make of what is held: counts, what would remain and why not, and what would change. */
export function trialText(
  { id, tried, passes, stillFails, refused, remaining, refusals, items }: RecipeTrial,
  language: Language,
): string {
  const [all, passing, failing, not] = words[language].recipe;
  const counts = `${all} ${tried}: ${passing} ${passes}, ${failing} ${stillFails}, ${not} ${refused}`;
  const failures = remaining.map(({ signature, count, example, faults }) =>
    [signature, count, example, ...faults.map(({ code, path }) => `${code} ${path}`.trim())].join("  "),
  );
  const reasons = refusals.map(({ code, count, example }) => `${code}  ${count}  ${example}`);
  const changes = items.flatMap(({ id: exchange, changed, changedTotal }) => [
    `${exchange} (${changedTotal})`,
    ...changed.map(({ place, before, after }) => `  ${place}: ${shown(before)} → ${shown(after)}`),
  ]);
  return [`${counts}  (${id})`, ...failures, ...reasons, ...changes].join("\n");
}

/** What is proposed, each with its recipe on a line of its own. */
export function suggestionsText({ items }: Suggestions, language: Language): string {
  if (items.length === 0) return words[language].noProposal;
  return items
    .flatMap(({ proposal, code, path, verdict, findingsTotal, recipe }) => [
      `${proposal}  ${code} ${path}  ${verdict}${findingsTotal > 0 ? ` (${findingsTotal})` : ""}`,
      `  ${JSON.stringify(recipe)}`,
    ])
    .join("\n");
}

/** Who kept a recipe when and why, and when it was last used. */
export function keptText({ flow, signature, revision, by, savedAt, why, lastUsedAt }: KeptRecipe): string {
  return [`${flow}/${signature}`, `v${revision}`, by, savedAt, lastUsedAt ?? "-", why].join("  ");
}

/** Who let a recipe apply by itself, until when, for how many, and whether that has ended. */
export function automaticText({ by, since, until, cap, corrected, endedFor, why }: Automatic): string {
  return [`${since} – ${until}`, `${corrected}/${cap}`, by, endedFor ?? "applies", why].join("  ");
}
