import { styleText } from "node:util";
import { Temporal } from "temporal-polyfill";
import type { CoverageDocument, RosterDocument } from "../functions/api/documents/duty.ts";
import { rosterReasons } from "../schemas/roster-reason.ts";
import { columns, heading } from "./columns.ts";
import type { Language } from "./language.ts";
import { localTime } from "./moment.ts";

const WORDS = {
  fr: {
    roster: ["COMPÉTENCE", "QUI", "QUAND", "POURQUOI"],
    coverage: ["COMPÉTENCE", "DU", "AU", "EN SERVICE", "D'ASTREINTE"],
    now: "maintenant",
    from: "à partir de",
    nobody: "personne",
    only: "seulement",
    full: "Chaque compétence est couverte par deux personnes au moins.",
  },
  en: {
    roster: ["COMPETENCE", "WHO", "WHEN", "WHY"],
    coverage: ["COMPETENCE", "FROM", "UNTIL", "ON DUTY", "ON CALL"],
    now: "now",
    from: "from",
    nobody: "nobody",
    only: "only",
    full: "Every competence is covered by two people at least.",
  },
} as const;

const local = (at: string, zone: string, language: Language) =>
  localTime(Temporal.Instant.from(at), zone, language);

/** Who takes an incident of each competence, when, and why. */
export function rosterText(rows: RosterDocument["items"], zone: string, language: Language): string {
  const words = WORDS[language];
  return columns([
    heading(words.roster),
    ...rows.map(({ competence, outcome, until, name, reason }) => {
      const when = {
        "on-duty": words.now,
        "on-call": words.now,
        nobody: "-",
        waits: until === undefined ? "" : `${words.from} ${local(until, zone, language)}`,
      }[outcome];
      const who = name ?? styleText("red", words.nobody);
      return [competence, who, when, rosterReasons[reason][language]];
    }),
  ]);
}

function coverageRow(
  stretch: CoverageDocument["items"][number],
  zone: string,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  const { competence, from, until, people, onCall, who } = stretch;
  const nobody = styleText(onCall ? "yellow" : "red", words.nobody);
  return [
    competence,
    local(from, zone, language),
    local(until, zone, language),
    people === 1 ? `${who} ${words.only}` : nobody,
    onCall && people === 0 ? (who ?? "") : "-",
  ];
}

/** Where a competence rests on nobody or on one person. */
export function coverageText(stretches: CoverageDocument["items"], zone: string, language: Language): string {
  const words = WORDS[language];
  if (stretches.length === 0) return words.full;
  return columns([
    heading(words.coverage),
    ...stretches.map((stretch) => coverageRow(stretch, zone, language)),
  ]);
}
