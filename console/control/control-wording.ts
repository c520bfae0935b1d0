import type { ControlKind } from "../../schemas/flow-control.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

export const controlWording = {
  until: { fr: "jusqu’à", en: "until" },
  told: { fr: "{who} : {why}", en: "{who}: {why}" },
  title: { fr: "Ne plus retenir pour un temps", en: "Stop holding for a time" },
  what: { fr: "Ce que fait le flux", en: "What the flow does" },
  howLong: { fr: "Pendant", en: "For" },
  hours: {
    fr: "{hours, plural, one {# heure} other {# heures}}",
    en: "{hours, plural, one {# hour} other {# hours}}",
  },
  begin: { fr: "Commencer", en: "Begin" },
  end: { fr: "Vérifier et retenir de nouveau", en: "Check and hold again" },
  done: { fr: "Pris en compte d’ici une minute.", en: "This takes effect within a minute." },
  observed: {
    fr: "Les échanges ainsi transmis : watchdog quarantine signatures --observed",
    en: "What was forwarded so: watchdog quarantine signatures --observed",
  },
} satisfies Wording;

/** What a flow does under a control. */
export const controlKindWording: Readonly<Record<ControlKind, Sentence>> = {
  observe: { fr: "Transmet sans retenir", en: "Forwards without holding" },
  bypass: { fr: "Transmet sans vérifier", en: "Forwards unchecked" },
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
};
