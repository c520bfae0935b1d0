import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { Letter } from "../../schemas/mailbox.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import type { Person } from "../../schemas/person.ts";
import type { Wording } from "../ports.ts";
import { ascii, cut, gsm7, SEGMENT_SEPTETS } from "./gsm7.ts";
import { COMPETENCES, EVENTS, KINDS, NEXT_STEPS } from "./vocabulary.ts";

type Language = Person["language"];

/** SNS takes no longer subject. */
const SUBJECT_MAX = 100;

/** So many incidents are named in a summary's mail; the rest is counted. */
const SUMMARISED_MAX = 40;

const WORDS = {
  fr: {
    since: "depuis",
    client: "Client",
    begun: "Depuis",
    flows: "Flux",
    needs: "Compétence",
    why: "Pourquoi vous",
    next: "Que faire",
    show: "Voir",
    take: "Prendre",
    more: (count: number) => `et ${count} autres`,
    incidents: (count: number) => `${count} incidents`,
  },
  en: {
    since: "since",
    client: "Client",
    begun: "Since",
    flows: "Flows",
    needs: "Competence",
    why: "Why you",
    next: "What to do",
    show: "Show",
    take: "Take",
    more: (count: number) => `and ${count} more`,
    incidents: (count: number) => `${count} incidents`,
  },
} as const;

/** A moment as people at the client tell it, in their zone. */
function moment(at: Temporal.Instant, { zone }: Client, language: Language): string {
  return at.toZonedDateTimeISO(zone).toLocaleString(language === "fr" ? "fr-FR" : "en-GB", {
    day: "2-digit",
    month: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
}

function subjectName({ subject, title }: Letter, client: Client): string {
  if (subject.type === "manual") return title ?? subject.id;
  if (subject.type === "application") return client.applications[subject.id]?.name ?? subject.id;
  return subject.id;
}

function headline(letter: Letter, client: Client, language: Language): string {
  const { priority, number, event, kind, since } = letter;
  const words = WORDS[language];
  const what = `${subjectName(letter, client)} ${KINDS[kind][language]}`;
  return `${priority} #${number} ${EVENTS[event][language]}: ${what} ${words.since} ${moment(since, client, language)}`;
}

function flowNames({ flows, flowsTotal }: Letter, language: Language): string {
  const rest = flowsTotal - flows.length;
  return flows.join(", ") + (rest > 0 ? ` ${WORDS[language].more(rest)}` : "");
}

/** What one letter says to a person: by mail in full, by SMS what stops, since when, how urgent, and its number. */
export function letterWording(letter: Letter, client: Client, language: Language): Wording {
  const words = WORDS[language];
  const line = headline(letter, client, language);
  const told = (label: string, text: string) => `${label}${language === "fr" ? " : " : ": "}${text}`;
  const isOver = letter.event === "resolved";
  const facts = [
    told(words.client, client.name),
    told(words.begun, `${moment(letter.since, client, language)} (${client.zone})`),
    ...(letter.flowsTotal > 0 ? [told(words.flows, flowNames(letter, language))] : []),
    told(words.needs, COMPETENCES[letter.competence][language]),
    ...(letter.why && !isOver ? [told(words.why, rosterReasons[letter.why][language])] : []),
  ];
  const commands = [
    told(words.show, `watchdog incident ${letter.number}`),
    ...(isOver ? [] : [told(words.take, `watchdog ack ${letter.number}`)]),
  ];
  const parts = [
    [line],
    facts,
    ...(isOver ? [] : [[told(words.next, NEXT_STEPS[letter.kind][language])]]),
    commands,
    [`${letter.number}/${letter.revision}`],
  ];
  return {
    subject: cut(ascii(`[${client.name}] ${line}`), SUBJECT_MAX),
    email: `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`,
    sms: cut(gsm7(`${line} (${client.name})`), SEGMENT_SEPTETS),
  };
}

/** What many letters say together, when each by itself would be too many. */
export function summaryWording(
  letters: readonly Letter[],
  dropped: number,
  client: Client,
  language: Language,
): Wording {
  const words = WORDS[language];
  const [first] = letters;
  if (letters.length === 1 && first && dropped === 0) return letterWording(first, client, language);
  const lines = letters.slice(0, SUMMARISED_MAX).map((letter) => headline(letter, client, language));
  const more = letters.length - lines.length + dropped;
  const title = words.incidents(letters.length + dropped);
  return {
    subject: cut(ascii(`[${client.name}] ${title}: ${lines[0] ?? ""}`), SUBJECT_MAX),
    email: `${[`${title} (${client.name})`, "", ...lines, ...(more > 0 ? [words.more(more)] : [])].join("\n")}\n`,
    sms: cut(gsm7(`${client.name}: ${title}. ${lines.join("; ")}`), SEGMENT_SEPTETS),
  };
}
