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
  acknowledge: { fr: "Prendre en charge", en: "Acknowledge" },
  wait: { fr: "Mettre en attente", en: "Wait" },
  resume: { fr: "Reprendre", en: "Resume" },
  resolve: { fr: "Résoudre", en: "Resolve" },
  cancel: { fr: "Annuler", en: "Cancel" },
  waitsOn: { fr: "En attente de", en: "Waits on" },
  verdict: { fr: "Verdict", en: "Verdict" },
  noteHint: {
    fr: "Ce qui a été fait, dans vos mots ; aucun contenu de message.",
    en: "What was done, in your words; no message content.",
  },
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
