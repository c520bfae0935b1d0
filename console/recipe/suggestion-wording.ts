import type { Wording } from "../language/wording.ts";

export const suggestionWording = {
  heading: { fr: "Corrections proposées", en: "Proposed corrections" },
  hint: {
    fr: "Calculées d’après le contrat et essayées sur cet échange ; rien n’est encore écrit.",
    en: "Computed from the contract and tried on this exchange; nothing is written yet.",
  },
  none: { fr: "Rien à proposer.", en: "Nothing to propose." },
  change: { fr: "Correction", en: "Correction" },
  verdict: { fr: "Le contrat dit alors", en: "What the contract then says" },
  act: { fr: "Action", en: "Action" },
  map: { fr: "Remplacer {old} par {new} à {place}", en: "Replace {old} by {new} at {place}" },
  replace: { fr: "Mettre {new} à {place}", en: "Put {new} at {place}" },
  default: {
    fr: "Mettre {new} à {place}, où rien ne se trouve",
    en: "Put {new} at {place}, where nothing is",
  },
  remove: { fr: "Enlever ce qui se trouve à {place}", en: "Take out what is at {place}" },
  other: { fr: "Changer ce qui se trouve à {place}", en: "Change what is at {place}" },
  valid: { fr: "Conforme au contrat", en: "Valid by the contract" },
  invalid: {
    fr: "{count, plural, one {encore # anomalie} other {encore # anomalies}}",
    en: "{count, plural, one {# error left} other {# errors left}}",
  },
  apply: { fr: "Appliquer…", en: "Apply…" },
  applyOne: { fr: "Appliquer : {change}", en: "Apply: {change}" },
  applyAll: { fr: "Appliquer ensemble…", en: "Apply together…" },
  notAlone: { fr: "Ne suffit pas seule", en: "Not enough alone" },
  title: { fr: "Appliquer cette correction", en: "Apply this correction" },
  confirm: { fr: "Appliquer", en: "Apply" },
  replay: { fr: "Rejouer aussitôt", en: "Replay at once" },
  saved: {
    fr: "Correction enregistrée (version {version}) : le rejeu l’enverra.",
    en: "Correction saved (version {version}): a replay sends it.",
  },
  waiting: {
    fr: "Correction enregistrée (version {version}) : une seconde personne doit l’approuver.",
    en: "Correction saved (version {version}): a second person has to approve it.",
  },
  replaying: {
    fr: "Correction enregistrée (version {version}) et rejouée.",
    en: "Correction saved (version {version}) and replayed.",
  },
} satisfies Wording;
