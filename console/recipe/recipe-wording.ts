import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";
import type { RowOperation, ValueKind } from "./recipe-rows.ts";

/** What a step of a recipe does. */
export const operationWording: Readonly<Record<RowOperation, Sentence>> = {
  map: { fr: "Remplacer des valeurs par d’autres", en: "Replace values by others" },
  replace: { fr: "Remplacer, quelle que soit la valeur", en: "Replace whatever the value is" },
  default: { fr: "Compléter où rien ne se trouve", en: "Fill in where nothing is" },
  remove: { fr: "Enlever", en: "Take out" },
};

/** Of which kind a new value is. */
export const kindWording: Readonly<Record<ValueKind, Sentence>> = {
  text: { fr: "Texte", en: "Text" },
  number: { fr: "Nombre, comme 12.5", en: "Number, as 12.5" },
  boolean: { fr: "true ou false", en: "true or false" },
  null: { fr: "null", en: "null" },
};

export const recipeWording = {
  title: { fr: "Corriger par une recette", en: "Correct with a recipe" },
  ofCause: { fr: "{cause}, flux {flow}", en: "{cause}, flow {flow}" },
  nobody: {
    fr: "Votre rôle ne permet pas de corriger sur ce flux : demandez au support.",
    en: "Your role does not allow corrections on this flow: ask support.",
  },
  unknown: {
    fr: "Cette cause n’est plus connue : rien n’est retenu pour elle.",
    en: "This cause is not known any more: nothing is held for it.",
  },
  exchanges: { fr: "Voir les échanges", en: "Show the exchanges" },
  meaning: { fr: "Ce que cela veut dire", en: "What it means" },
  waiting: { fr: "Retenus", en: "Held" },
  kept: { fr: "Recette gardée", en: "Kept recipe" },
  noneKept: { fr: "Aucune encore", en: "None yet" },
  proposed: {
    fr: "Cette recette est proposée d’après un échange : complétez-la par les valeurs des autres, puis essayez-la.",
    en: "This recipe is proposed from one exchange: add the values of the others, then try it.",
  },
  recipe: { fr: "Recette", en: "Recipe" },
  hint: {
    fr: "Les étapes sont suivies dans l’ordre. Dans un emplacement, * vaut pour chaque élément d’une liste.",
    en: "The steps are carried out in order. In a place, * stands for each item of a list.",
  },
  form: { fr: "Forme", en: "Form" },
  asRows: { fr: "Étapes", en: "Steps" },
  asJson: { fr: "JSON", en: "JSON" },
  onlyJson: {
    fr: "Cette recette ne se dit pas en étapes ; elle reste en JSON.",
    en: "This recipe cannot be told in steps; it stays as JSON.",
  },
  notYet: {
    fr: "Ce n’est pas encore une recette : {fault}",
    en: "This is no recipe yet: {fault}",
  },
  step: { fr: "Étape {number}", en: "Step {number}" },
  removeStep: { fr: "Enlever l’étape {number}", en: "Remove step {number}" },
  addStep: { fr: "Ajouter une étape", en: "Add a step" },
  operation: { fr: "Ce qu’elle fait", en: "What it does" },
  place: { fr: "Emplacement", en: "Place" },
  placeFault: {
    fr: "Commencez par une barre oblique, comme /lines/*/vat ; pour compléter, terminez par un nom.",
    en: "Begin with a slash, as in /lines/*/vat; to fill in, end with a name.",
  },
  otherPlace: { fr: "Utiliser : ", en: "Use: " },
  kind: { fr: "Les nouvelles valeurs sont", en: "The new values are" },
  value: { fr: "Nouvelle valeur", en: "New value" },
  old: { fr: "Ancienne valeur", en: "Old value" },
  addPair: { fr: "Ajouter une valeur", en: "Add a value" },
  removePair: { fr: "Enlever", en: "Remove" },
  removePairOf: { fr: "Enlever la valeur {old}", en: "Remove the value {old}" },
  noPair: { fr: "Aucune valeur encore.", en: "No value yet." },
  valueFault: {
    fr: "Donnez chaque valeur, du genre choisi, et chaque ancienne valeur une seule fois.",
    en: "Give each value, of the kind that is chosen, and each old value once.",
  },
  refusesOthers: {
    fr: "Refuser les messages qui ont une autre valeur",
    en: "Refuse messages that have another value",
  },
  save: { fr: "Garder la recette", en: "Save the recipe" },
  saveTitle: { fr: "Garder cette recette pour cette cause", en: "Save this recipe for this cause" },
  saveHint: {
    fr: "Elle sera proposée la prochaine fois, à la place de celle d’avant. Aucun échange n’est encore corrigé.",
    en: "It is offered the next time, in place of the one before. No exchange is corrected yet.",
  },
  saved: { fr: "La recette est gardée.", en: "The recipe is saved." },
  keptBy: { fr: "Par {by}", en: "By {by}" },
} satisfies Wording;
