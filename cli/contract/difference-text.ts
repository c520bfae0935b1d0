import type { Language } from "../language.ts";
import type { Difference, DifferentCause } from "./difference.ts";

const WORDS = {
  fr: {
    nothing: "Rien n'a été conservé dans ce temps.",
    examined: "Échanges examinés",
    bothAccept: "Acceptés par les deux contrats",
    bothRefuse: "Refusés par les deux",
    newlyRefused: "Nouvellement refusés",
    newlyAccepted: "Nouvellement acceptés",
    such: "par exemple",
    colon: " : ",
  },
  en: {
    nothing: "Nothing was kept in this time.",
    examined: "Exchanges examined",
    bothAccept: "Accepted by both contracts",
    bothRefuse: "Refused by both",
    newlyRefused: "Newly refused",
    newlyAccepted: "Newly accepted",
    such: "such as",
    colon: ": ",
  },
} as const satisfies Record<Language, Readonly<Record<string, string>>>;

/** Where two contracts differ, cause by cause, with what each fault means. */
export function differenceText(difference: Difference, language: Language): string {
  const words = WORDS[language];
  if (difference.examined === 0) return words.nothing;
  const count = (label: string, number: number) => `${label}${words.colon}${number}`;
  const cause = ({ count: times, faults, examples }: DifferentCause) => [
    `  ${times} × ${faults.map(({ code, path }) => `${code} ${path}`.trim()).join(", ")} (${words.such} ${examples.join(", ")})`,
    ...faults.map(({ message }) => `      ${message[language]}`),
  ];
  const causes = (label: string, found: readonly DifferentCause[]) => [
    count(
      label,
      found.reduce((sum, one) => sum + one.count, 0),
    ),
    ...found.flatMap(cause),
  ];
  return [
    count(words.examined, difference.examined),
    count(words.bothAccept, difference.bothAccept),
    count(words.bothRefuse, difference.bothRefuse),
    ...causes(words.newlyRefused, difference.newlyRefused),
    ...causes(words.newlyAccepted, difference.newlyAccepted),
  ].join("\n");
}
