import type { Client } from "../../schemas/client.ts";
import { jobPath } from "../../schemas/console-address.ts";
import type { JobLetter } from "../../schemas/mailbox.ts";
import type { Person } from "../../schemas/person.ts";
import type { JobEvent, JobPause } from "../../schemas/replay-job.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../ports.ts";
import { ascii, cut, gsm7, SEGMENT_SEPTETS } from "./gsm7.ts";

type Language = Person["language"];

/** SNS takes no longer subject. */
const SUBJECT_MAX = 100;

/** How a job stands, in a few words after the name of its flow. */
const STANDS: Readonly<Record<JobEvent, Sentence>> = {
  "job-waiting": { fr: "à approuver", en: "waits for approval" },
  "job-paused": { fr: "suspendue", en: "paused" },
  "job-finished": { fr: "terminée", en: "finished" },
};

/** Why a job paused, in a few words. */
const PAUSES: Readonly<Record<JobPause, Sentence>> = {
  person: { fr: "par quelqu’un", en: "by somebody" },
  "canary-failed": { fr: "la cause demeure", en: "the cause is not mended" },
  "target-failing": { fr: "la cible refuse les envois", en: "the target takes nothing" },
  "target-depth": { fr: "la file de la cible s’allonge", en: "the queue of the target grows" },
  "recipe-refused": { fr: "la recette ne suffit plus", en: "the recipe no longer mends it" },
};

/** What to do about a pause. */
const REMEDIES: Readonly<Record<JobPause, Sentence>> = {
  person: {
    fr: "Continuez la reprise ou abandonnez-la.",
    en: "Resume the job or cancel it.",
  },
  "canary-failed": {
    fr: "Un des premiers échanges est revenu pour la même cause, ou aucun n’est passé. Faites corriger la cause, puis continuez : le même groupe repart.",
    en: "One of the first exchanges came back for the cause it had, or none went through. Have the cause mended, then resume: the same wave goes again.",
  },
  "target-failing": {
    fr: "Les échanges non envoyés restent retenus. Remettez la cible en état, puis continuez.",
    en: "What was not sent stays held. Mend the target, then resume.",
  },
  "target-depth": {
    fr: "Vérifiez que le consommateur de la cible suit, puis continuez.",
    en: "See whether the consumer of the target keeps up, then resume.",
  },
  "recipe-refused": {
    fr: "La recette ne s’applique plus d’elle-même. Voyez dans la reprise quel échange est refusé et pourquoi, corrigez la recette, puis abandonnez la reprise.",
    en: "The recipe applies by itself no longer. See in the job which exchange is refused and why, mend the recipe, then cancel the job.",
  },
};

const WORDS = {
  fr: {
    job: (flow: string) => `Reprise de ${flow}`,
    client: "Client",
    id: "Reprise",
    by: "Demandée par",
    next: "Que faire",
    open: "Ouvrir",
    show: "Voir",
    approve: "Approuver",
    resume: "Continuer",
    approving: "Relisez sa recette et son essai, puis approuvez-la ; sinon abandonnez-la.",
    heldAgain:
      "Ce qui est revenu est retenu avec ce qui ne va pas aujourd’hui : corrigez-le, puis demandez une autre reprise.",
    skipped: "Ce qui est laissé n’a pas changé : voyez pourquoi, échange par échange, dans la reprise.",
    counts: ({ matching, sent, heldAgain, skipped }: JobLetter) =>
      `Sur ${matching} échange(s) : ${sent} envoyé(s), ${heldAgain} revenu(s), ${skipped} laissé(s)`,
  },
  en: {
    job: (flow: string) => `Replay of ${flow}`,
    client: "Client",
    id: "Job",
    by: "Asked for by",
    next: "What to do",
    open: "Open",
    show: "Show",
    approve: "Approve",
    resume: "Resume",
    approving: "Read its recipe and its trial, then approve it; else cancel it.",
    heldAgain: "What came back is held with what is wrong today: have it mended, then start another job.",
    skipped: "What was left is as it was: the job tells why, of each exchange.",
    counts: ({ matching, sent, heldAgain, skipped }: JobLetter) =>
      `Of ${matching} exchange(s): ${sent} sent, ${heldAgain} came back, ${skipped} left as they were`,
  },
} as const;

/** What a reader is to do; empty where there is nothing to do. */
function remedies({ event, why, heldAgain, skipped }: JobLetter, language: Language): readonly string[] {
  const words = WORDS[language];
  switch (event) {
    case "job-waiting":
      return [words.approving];
    case "job-paused":
      return why === null ? [] : [REMEDIES[why][language]];
    case "job-finished":
      return [...(heldAgain > 0 ? [words.heldAgain] : []), ...(skipped > 0 ? [words.skipped] : [])];
  }
}

/** How a job stands, in a line. */
export function jobLine({ flow, event, why }: JobLetter, language: Language): string {
  const colon = language === "fr" ? " : " : ": ";
  const line = `${WORDS[language].job(flow)} ${STANDS[event][language]}`;
  return why === null ? line : `${line}${colon}${PAUSES[why][language]}`;
}

/** What is told of a job, in full by mail; it never goes by SMS, but SNS asks for a text. */
export function jobLetterWording(
  letter: JobLetter,
  client: Client,
  language: Language,
  console: string | undefined,
): Wording {
  const words = WORDS[language];
  const { event, job, by } = letter;
  const line = jobLine(letter, language);
  const told = (label: string, text: string) => `${label}${language === "fr" ? " : " : ": "}${text}`;
  const todo = remedies(letter, language);
  const parts = [
    [line],
    [told(words.client, client.name), told(words.id, job), told(words.by, by), words.counts(letter)],
    ...(todo.length > 0 ? [[told(words.next, todo.join(" "))]] : []),
    [
      ...(console === undefined ? [] : [told(words.open, `${console}${jobPath(client.id, job)}`)]),
      told(words.show, `watchdog job show ${job}`),
      ...(event === "job-waiting" ? [told(words.approve, `watchdog job approve ${job}`)] : []),
      ...(event === "job-paused" ? [told(words.resume, `watchdog job resume ${job}`)] : []),
    ],
  ];
  return {
    subject: cut(ascii(`[${client.name}] ${line}`), SUBJECT_MAX),
    email: `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`,
    sms: cut(gsm7(`${client.name}: ${line}`), SEGMENT_SEPTETS),
  };
}
