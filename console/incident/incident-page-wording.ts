import type { IncidentVerdict, WaitsOn } from "../../schemas/incident.ts";
import type { Wording } from "../language/wording.ts";
import type { Sentence } from "../../schemas/sentence.ts";

export const incidentPageWording = {
  about: { fr: "À propos", en: "About" },
  state: { fr: "État", en: "State" },
  priority: { fr: "Priorité", en: "Priority" },
  since: { fr: "Depuis", en: "Since" },
  opened: { fr: "Ouvert", en: "Opened" },
  assignee: { fr: "Chez", en: "With" },
  flows: { fr: "Flux touchés", en: "Flows touched" },
  acknowledgeBy: { fr: "À prendre en charge", en: "To acknowledge" },
  resolveBy: { fr: "À résoudre", en: "To resolve" },
  exchange: { fr: "Échange en cause", en: "Exchange that shows it" },
  evidence: { fr: "Constats", en: "Evidence" },
  timeline: { fr: "Chronologie", en: "Timeline" },
  none: { fr: "Rien.", en: "Nothing." },
  when: { fr: "Quand", en: "When" },
  who: { fr: "Qui", en: "Who" },
  event: { fr: "Événement", en: "Event" },
  note: { fr: "Note", en: "Note" },
  byWatchdog: { fr: "le watchdog", en: "the watchdog" },
  never: { fr: "jamais", en: "never" },
  begun: { fr: "Début de l’anomalie", en: "Trouble begins" },
  stops: { fr: "Ce qui s’arrête", en: "What stops" },
  stopped: { fr: "Ce qui s’était arrêté", en: "What had stopped" },
  moreFlows: {
    fr: "{count, plural, one {et # autre flux} other {et # autres flux}}",
    en: "{count, plural, one {and # more flow} other {and # more flows}}",
  },
  next: { fr: "Que faire :", en: "What to do:" },
  whom: { fr: "Qui appeler", en: "Whom to call" },
  needs: { fr: "Compétence demandée : {competence}", en: "Competence needed: {competence}" },
  nobody: { fr: "Personne n’est désigné pour ce client.", en: "Nobody is named for this client." },
  everyone: { fr: "Montrer les {count} personnes", en: "Show all {count} people" },
  name: { fr: "Nom", en: "Name" },
  hasIt: { fr: "en charge", en: "has it" },
  ways: { fr: "Joindre", en: "Reach" },
  there: { fr: "Présence", en: "Presence" },
  backAt: { fr: "revient", en: "back" },
  load: { fr: "En charge", en: "In hand" },
  inHand: {
    fr: "{count, plural, =0 {rien en charge} one {# incident en charge} other {# incidents en charge}}",
    en: "{count, plural, =0 {nothing in hand} one {# incident in hand} other {# incidents in hand}}",
  },
  why: { fr: "Pourquoi", en: "Why" },
  notAsked: { fr: "Le planning ne l’appellerait pas.", en: "The roster would not ask them." },
  wasTold: { fr: "Déjà prévenu.", en: "Told already." },
  changes: { fr: "Ce qui a changé", en: "What changed" },
  changesHint: {
    fr: "Dans les sept jours avant l’incident, et depuis",
    en: "In the seven days before the incident, and since",
  },
  noChanges: { fr: "Rien n’a changé.", en: "Nothing changed." },
  what: { fr: "Quoi", en: "What" },
  further: { fr: "Autres actions", en: "More actions" },
  handOver: { fr: "Transmettre", en: "Hand over" },
  tried: { fr: "Ce qui a été tenté", en: "What was tried" },
  competence: { fr: "Compétence", en: "Competence" },
  escalate: { fr: "Escalader", en: "Escalate" },
  assign: { fr: "Attribuer", en: "Assign" },
  requalify: { fr: "Requalifier", en: "Requalify" },
  impact: { fr: "Impact", en: "Impact" },
  urgency: { fr: "Urgence", en: "Urgency" },
  acknowledge: { fr: "Prendre en charge", en: "Acknowledge" },
  wait: { fr: "Mettre en attente", en: "Wait" },
  resume: { fr: "Reprendre", en: "Resume" },
  resolve: { fr: "Résoudre", en: "Resolve" },
  waitsOn: { fr: "En attente de", en: "Waits on" },
  verdict: { fr: "Verdict", en: "Verdict" },
  done: { fr: "C’est enregistré.", en: "This is recorded." },
} satisfies Wording;

/** What a person says of a resolved incident. */
export const verdictWording: Readonly<Record<IncidentVerdict, Sentence>> = {
  real: { fr: "Un vrai incident", en: "A real incident" },
  "false-call": { fr: "Un appel pour rien", en: "A false call" },
  planned: { fr: "C’était prévu", en: "It was planned" },
};

/** On whom an incident waits. */
export const waitsOnWording: Readonly<Record<WaitsOn, Sentence>> = {
  client: { fr: "Le client", en: "The client" },
  "third-party": { fr: "Un tiers", en: "A third party" },
};
