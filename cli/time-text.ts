import { columns, heading } from "./columns.ts";
import type { Language } from "./language.ts";
import type { Promised } from "./sla.ts";
import { words } from "./words.ts";

/** Due times, one a line. */
export function dueText(due: readonly string[], language: Language): string {
  return due.length === 0 ? words[language].noDue : due.join("\n");
}

/** Until when an incident is to be acknowledged and resolved. */
export function promisedText({ priority, hours, from, ...clocks }: Promised, language: Language): string {
  const label = words[language];
  const rows = (["acknowledge", "resolve"] as const).map((clock) => [
    label[clock],
    clocks[clock].warnAt ?? label.noDue,
    clocks[clock].dueAt ?? label.noDue,
  ]);
  return [`${priority} ${from} (${hours})`, columns([heading(label.clocks), ...rows])].join("\n");
}
