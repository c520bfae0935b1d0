import type { AutomaticEnd } from "../../schemas/automatic-recipe.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

export const automaticWording = {
  label: { fr: "D’elle-même", en: "By itself" },
  apply: {
    fr: "L’appliquer d’elle-même à ce qui arrive",
    en: "Apply it by itself to what newly comes in",
  },
  never: { fr: "Non", en: "No" },
  until: { fr: "Jusqu’au", en: "Until" },
  allowed: {
    fr: "permis par {by} : {corrected, number} sur {cap, number} corrigés",
    en: "allowed by {by}: {corrected, number} of {cap, number} corrected",
  },
  title: { fr: "Appliquer la recette d’elle-même", en: "Apply the recipe by itself" },
  hint: {
    fr: "Ce qui arrive avec cette cause est corrigé et envoyé en votre nom, dans les trois minutes, jusqu’au premier refus. Ce qui est déjà retenu le reste.",
    en: "What newly comes in for this cause is corrected and sent in your name, within three minutes, until the first refusal. What is held already stays.",
  },
  lastDay: { fr: "Dernier jour", en: "Last day" },
  cap: { fr: "Échanges au plus", en: "Exchanges at most" },
  confirm: { fr: "Permettre", en: "Allow" },
  begun: { fr: "La recette s’applique d’elle-même.", en: "The recipe applies by itself." },
  ended: {
    fr: "La recette ne s’applique plus d’elle-même.",
    en: "The recipe applies by itself no longer.",
  },
} satisfies Wording;

/** Why a recipe applies by itself no longer. */
export const automaticEndWording: Readonly<Record<AutomaticEnd, Sentence>> = {
  date: { fr: "Terminé : la date est passée", en: "Ended: its date came" },
  cap: { fr: "Terminé : le nombre est atteint", en: "Ended: so many were corrected" },
  refused: { fr: "Terminé : un échange a été refusé", en: "Ended: an exchange was refused" },
  changed: {
    fr: "Terminé : la recette ou le flux a changé",
    en: "Ended: the recipe or its flow was changed",
  },
  person: { fr: "Terminé par quelqu’un", en: "Ended by somebody" },
};
