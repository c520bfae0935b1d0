import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import { incidentPath } from "../../schemas/console-address.ts";
import type { Incident } from "../../schemas/incident.ts";
import { COMPETENCES, NEXT_STEPS } from "../../schemas/incident-guidance.ts";
import type { DigestLetter, IncidentLetter, Letter } from "../../schemas/mailbox.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import type { Person } from "../../schemas/person.ts";
import type { Wording } from "../ports.ts";
import { ascii, cut, gsm7, SEGMENT_SEPTETS } from "./gsm7.ts";
import { jobLetterWording, jobLine } from "./job-wording.ts";
import { EVENTS, KINDS } from "./vocabulary.ts";

type Language = Person["language"];

/** Where people go from what they are told; addresses without a slash at their end. */
export interface DeskAddresses {
  /** Of the links of calls. */
  readonly links: string;
  /** Of the console; undefined where the client names none. */
  readonly console: string | undefined;
}

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
    open: "Ouvrir",
    show: "Voir",
    take: "Prendre",
    more: (count: number) => `et ${count} autres`,
    incidents: (count: number) => `${count} incidents`,
    news: (count: number) => `${count} nouvelles`,
    digest: (open: number, held: number) =>
      `Bilan du jour : ${open} incident(s) en cours, ${held} échange(s) en quarantaine`,
    openIncidents: "Incidents en cours",
    held: "En quarantaine",
    nobody: "personne",
    lastDay: (resolved: number, falseCalls: number) =>
      `Depuis hier : ${resolved} incident(s) résolu(s), dont ${falseCalls} fausse(s) alerte(s).`,
  },
  en: {
    since: "since",
    client: "Client",
    begun: "Since",
    flows: "Flows",
    needs: "Competence",
    why: "Why you",
    next: "What to do",
    open: "Open",
    show: "Show",
    take: "Take",
    more: (count: number) => `and ${count} more`,
    incidents: (count: number) => `${count} incidents`,
    news: (count: number) => `${count} items of news`,
    digest: (open: number, held: number) =>
      `Today: ${open} open incident(s), ${held} exchange(s) in quarantine`,
    openIncidents: "Open incidents",
    held: "In quarantine",
    nobody: "nobody",
    lastDay: (resolved: number, falseCalls: number) =>
      `Since yesterday: ${resolved} incident(s) resolved, ${falseCalls} of them false call(s).`,
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

function subjectName({ subject, title }: Pick<IncidentLetter, "subject" | "title">, client: Client): string {
  if (subject.type === "manual") return title ?? subject.id;
  if (subject.type === "application") return client.applications[subject.id]?.name ?? subject.id;
  return subject.id;
}

function incidentLine(letter: IncidentLetter, client: Client, language: Language): string {
  const { priority, number, event, kind, since } = letter;
  const words = WORDS[language];
  const what = `${subjectName(letter, client)} ${KINDS[kind][language]}`;
  return `${priority} #${number} ${EVENTS[event][language]}: ${what} ${words.since} ${moment(since, client, language)}`;
}

function flowNames({ flows, flowsTotal }: IncidentLetter, language: Language): string {
  const rest = flowsTotal - flows.length;
  return flows.join(", ") + (rest > 0 ? ` ${WORDS[language].more(rest)}` : "");
}

/** What an incident says to a person: by mail in full, by SMS what stops, since when, how urgent, and its number. */
function incidentWording(
  letter: IncidentLetter,
  client: Client,
  language: Language,
  desk: DeskAddresses,
): Wording {
  const words = WORDS[language];
  const line = incidentLine(letter, client, language);
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
    ...(desk.console === undefined
      ? []
      : [told(words.open, `${desk.console}${incidentPath(client.id, letter.number)}`)]),
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
    sms: smsOf(
      `${line} (${client.name})`,
      letter.link === undefined ? undefined : `${desk.links}/${letter.link}`,
    ),
  };
}

/** One segment: what is told is cut before the address by which it is answered. */
function smsOf(text: string, address: string | undefined): string {
  if (address === undefined) return cut(gsm7(text), SEGMENT_SEPTETS);
  return `${cut(gsm7(text), SEGMENT_SEPTETS - address.length - 1)} ${address}`;
}

/** An incident that calls, in a line. */
export function callLine(
  incident: Pick<Incident, "priority" | "number" | "kind" | "subject" | "title" | "since">,
  client: Client,
  language: Language,
): string {
  const { priority, number, kind, since } = incident;
  const what = `${subjectName(incident, client)} ${KINDS[kind][language]}`;
  return `${priority} #${number}: ${what} ${WORDS[language].since} ${moment(since, client, language)}`;
}

/** What to do about an incident. */
export function nextStep({ kind }: Pick<Incident, "kind">, language: Language): string {
  return NEXT_STEPS[kind][language];
}

function digestTitle({ openTotal, held }: DigestLetter, language: Language): string {
  const waiting = held.reduce((sum, { count }) => sum + count, 0);
  return WORDS[language].digest(openTotal, waiting);
}

/** What a day leaves to do, in full by mail; it never goes by SMS, but SNS asks for a text. */
function digestWording(letter: DigestLetter, client: Client, language: Language): Wording {
  const words = WORDS[language];
  const { open, openTotal, held, resolved, falseCalls } = letter;
  const title = digestTitle(letter, language);
  const incidents = open.map((incident) => {
    const { priority, number, kind, since, assignee } = incident;
    const what = `${subjectName(incident, client)} ${KINDS[kind][language]}`;
    return `${priority} #${number} ${what}, ${words.since} ${moment(since, client, language)}, ${assignee ?? words.nobody}`;
  });
  const more = openTotal - open.length;
  const waiting = held.map(
    ({ flow, count, oldest, owner }) =>
      `${flow}: ${count}, ${words.since} ${moment(oldest, client, language)}, ${owner ?? words.nobody}`,
  );
  const parts = [
    [title],
    ...(incidents.length > 0
      ? [[words.openIncidents, ...incidents, ...(more > 0 ? [words.more(more)] : [])]]
      : []),
    ...(waiting.length > 0 ? [[words.held, ...waiting]] : []),
    [words.lastDay(resolved, falseCalls)],
  ];
  return {
    subject: cut(ascii(`[${client.name}] ${title}`), SUBJECT_MAX),
    email: `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`,
    sms: cut(gsm7(`${client.name}: ${title}`), SEGMENT_SEPTETS),
  };
}

/** One letter in a line. */
function headline(letter: Letter, client: Client, language: Language): string {
  switch (letter.type) {
    case "digest":
      return digestTitle(letter, language);
    case "job":
      return jobLine(letter, language);
    case "incident":
      return incidentLine(letter, client, language);
  }
}

/** What one letter says to a person. */
export function letterWording(
  letter: Letter,
  client: Client,
  language: Language,
  desk: DeskAddresses,
): Wording {
  switch (letter.type) {
    case "digest":
      return digestWording(letter, client, language);
    case "job":
      return jobLetterWording(letter, client, language, desk.console);
    case "incident":
      return incidentWording(letter, client, language, desk);
  }
}

/** What many letters say together, when each by itself would be too many. */
export function summaryWording(
  letters: readonly Letter[],
  dropped: number,
  client: Client,
  language: Language,
  desk: DeskAddresses,
): Wording {
  const words = WORDS[language];
  const [first] = letters;
  if (letters.length === 1 && first && dropped === 0) return letterWording(first, client, language, desk);
  const lines = letters.slice(0, SUMMARISED_MAX).map((letter) => headline(letter, client, language));
  const more = letters.length - lines.length + dropped;
  const areIncidents = letters.every(({ type }) => type === "incident");
  const title = words[areIncidents ? "incidents" : "news"](letters.length + dropped);
  return {
    subject: cut(ascii(`[${client.name}] ${title}: ${lines[0] ?? ""}`), SUBJECT_MAX),
    email: `${[`${title} (${client.name})`, "", ...lines, ...(more > 0 ? [words.more(more)] : [])].join("\n")}\n`,
    sms: cut(gsm7(`${client.name}: ${title}. ${lines.join("; ")}`), SEGMENT_SEPTETS),
  };
}
