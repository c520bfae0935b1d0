import { styleText } from "node:util";
import { Temporal } from "temporal-polyfill";
import type { ListedMaintenance } from "../../schemas/api/plan-operations.ts";
import { columns, heading } from "../columns.ts";
import type { Language } from "../language.ts";
import { localTime } from "../moment.ts";
import type { ListedAbsence } from "./absences.ts";

const WORDS = {
  fr: {
    maintenance: ["ID", "", "DE QUOI", "QUAND", "POURQUOI", "PAR"],
    absences: ["ID", "QUI", "DU", "AU", "POURQUOI"],
    on: "en cours",
    ended: "terminée",
    everything: "tout",
    noMaintenance: "Aucune maintenance.",
    noAbsence: "Aucune absence.",
    until: "jusqu'à",
    explained: "n'a appelé personne",
    since: "depuis",
  },
  en: {
    maintenance: ["ID", "", "OF WHAT", "WHEN", "WHY", "BY"],
    absences: ["ID", "WHO", "FROM", "UNTIL", "WHY"],
    on: "on",
    ended: "ended",
    everything: "everything",
    noMaintenance: "There is no maintenance.",
    noAbsence: "Nobody is absent.",
    until: "until",
    explained: "called nobody",
    since: "since",
  },
} as const;

const local = (at: string, zone: string, language: Language) =>
  localTime(Temporal.Instant.from(at), zone, language);

function scopeText({ scope }: ListedMaintenance, language: Language): string {
  if (scope === "all") return WORDS[language].everything;
  return [...scope.flows, ...scope.applications].join(", ");
}

function windowText({ window }: ListedMaintenance, zone: string, language: Language): string {
  if (window.type === "recurring") return `${window.cron} ${window.zone}, ${window.duration}`;
  return `${local(window.from, zone, language)} ${WORDS[language].until} ${local(window.until, zone, language)}`;
}

/** The maintenances, and under each what it kept from calling. */
export function maintenanceText(
  items: readonly ListedMaintenance[],
  zone: string,
  language: Language,
): string {
  const words = WORDS[language];
  if (items.length === 0) return words.noMaintenance;
  const table = columns([
    heading(words.maintenance),
    ...items.map((item) => [
      item.id,
      item.on ? styleText("yellow", words.on) : item.endedAt === undefined ? "" : words.ended,
      scopeText(item, language),
      windowText(item, zone, language),
      item.reason,
      item.by,
    ]),
  ]);
  const explained = items.flatMap(({ id, explained = [] }) =>
    explained.map(
      ({ cause, since }) =>
        `${id}: ${cause} ${words.explained}, ${words.since} ${local(since, zone, language)}`,
    ),
  );
  return [table, ...explained].join("\n");
}

/** The absences, one a line. */
export function absencesText(items: readonly ListedAbsence[], zone: string, language: Language): string {
  const words = WORDS[language];
  if (items.length === 0) return words.noAbsence;
  return columns([
    heading(words.absences),
    ...items.map(({ id, person, from, until, reason }) => [
      id,
      person,
      local(from, zone, language),
      local(until, zone, language),
      reason ?? "-",
    ]),
  ]);
}
