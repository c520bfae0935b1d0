import type { ControlKind } from "../../schemas/flow-control.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

export const controlWording = {
  until: { fr: "jusqu’à", en: "until" },
  told: { fr: "{who} : {why}", en: "{who}: {why}" },
  title: { fr: "Ne plus retenir, ou mettre en pause", en: "Stop holding, or pause" },
  what: { fr: "Ce que fait le flux", en: "What the flow does" },
  howLong: { fr: "Pendant", en: "For" },
  hours: {
    fr: "{hours, plural, one {# heure} other {# heures}}",
    en: "{hours, plural, one {# hour} other {# hours}}",
  },
  begin: { fr: "Commencer", en: "Begin" },
  end: { fr: "Reprendre comme d’habitude", en: "Go on as ever" },
  done: { fr: "Pris en compte d’ici une minute.", en: "This takes effect within a minute." },
  observed: { fr: "Transmis, aurait été retenu", en: "Forwarded, would have been held" },
  nothingObserved: {
    fr: "Rien n’aurait été retenu jusqu’ici.",
    en: "Nothing would have been held so far.",
  },
  cause: { fr: "Cause", en: "Cause" },
  meaning: { fr: "Ce que cela veut dire", en: "What it means" },
  count: { fr: "Échanges", en: "Exchanges" },
  last: { fr: "Dernière fois", en: "Last time" },
} satisfies Wording;

/** What a flow does under a control. */
export const controlKindWording: Readonly<Record<ControlKind, Sentence>> = {
  observe: { fr: "Transmet sans retenir", en: "Forwards without holding" },
  bypass: { fr: "Transmet sans vérifier", en: "Forwards unchecked" },
  pause: { fr: "En pause", en: "Paused" },
};

/** What follows from a control. */
export const controlHintWording: Readonly<Record<ControlKind, Sentence>> = {
  observe: {
    fr: "Ce qui serait retenu est transmis tel quel, et compté par cause.",
    en: "What would be held is forwarded as it is, and counted by its cause.",
  },
  bypass: {
    fr: "Rien n’est décodé : ni contrôle, ni recherche de doublons, ni clé métier.",
    en: "Nothing is decoded: no check, no search for duplicates, no business key.",
  },
  pause: {
    fr: "Rien n’est pris : ce qui arrive attend dans la file, et passe lentement à la fin.",
    en: "Nothing is taken in: what comes waits in its queue, and goes through slowly at the end.",
  },
};
