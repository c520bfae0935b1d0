import { columns, heading } from "../columns.ts";
import type { Language } from "../language.ts";
import type { Job } from "./jobs.ts";

const WORDS = {
  fr: {
    jobs: [
      "ID",
      "ÉTAT",
      "TROUVÉS",
      "ENVOYÉS",
      "REVENUS",
      "LAISSÉS",
      "RESTENT",
      "PAR",
      "DEMANDÉE LE",
      "RAISON",
    ],
    none: "Aucune reprise en masse.",
    would: "Seraient rejoués",
    answered: ["Acceptés par le destinataire", "Refusés par le destinataire"],
    signature: ["SIGNATURE", "ÉCHANGES"],
    needsApproval: "Attendrait l'accord d'une seconde personne.",
    needsLead: "Réservé aux responsables : il y en a trop pour le support.",
  },
  en: {
    jobs: ["ID", "STATE", "MATCHING", "SENT", "CAME BACK", "SKIPPED", "LEFT", "BY", "ASKED AT", "WHY"],
    none: "No replay jobs.",
    would: "Would be replayed",
    answered: ["Accepted by the target", "Refused by the target"],
    signature: ["SIGNATURE", "EXCHANGES"],
    needsApproval: "Would wait for a second person to approve it.",
    needsLead: "For a lead only: these are too many for support.",
  },
} as const satisfies Record<Language, Readonly<Record<string, string | readonly string[]>>>;

const row = ({ id, state, pausedFor, matching, sent, heldAgain, skipped, left, by, at, why }: Job) => [
  id,
  pausedFor === null ? state : `${state} (${pausedFor})`,
  ...[matching, sent, heldAgain, skipped, left].map(String),
  by,
  at,
  why,
];

/** Replay jobs, one a line: how far each has come. */
export function jobsText(jobs: readonly Job[], language: Language): string {
  const { none, jobs: labels } = WORDS[language];
  return jobs.length === 0 ? none : columns([heading(labels), ...jobs.map(row)]);
}

/** One job, and what its target answered, where it is asked to. */
export function jobText(job: Job, language: Language): string {
  const [accepted, refused] = WORDS[language].answered;
  const { answered } = job;
  return [
    jobsText([job], language),
    ...(answered ? [`${accepted}: ${answered.accepted}`, `${refused}: ${answered.refused}`] : []),
  ].join("\n");
}

/** What a replay job would take, by what is wrong. */
export function triedText(
  {
    matching,
    needsLead,
    needsApproval,
    bySignature,
  }: {
    readonly matching: number;
    readonly needsLead: boolean;
    readonly needsApproval: boolean;
    readonly bySignature: readonly { readonly signature: string; readonly count: number }[];
  },
  language: Language,
): string {
  const { would, signature, needsLead: forLead, needsApproval: toBeApproved } = WORDS[language];
  const counts = bySignature.map((one) => [one.signature, String(one.count)]);
  const table = matching === 0 ? [] : [columns([heading(signature), ...counts])];
  return [
    `${would}: ${matching}`,
    ...(needsLead ? [forLead] : []),
    ...(needsApproval ? [toBeApproved] : []),
    ...table,
  ].join("\n");
}
