import type { RemedyKind } from "../../schemas/held-signature.ts";
import type { SignatureOrder } from "../../schemas/api/signature-operations.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

/** How the last exchange of a failure left the quarantine, and by whom. */
export const remedyWording: Readonly<Record<RemedyKind, Sentence>> = {
  corrected: { fr: "Corrigé et rejoué par {by}", en: "Corrected and replayed by {by}" },
  "contract-changed": {
    fr: "Rejoué par {by} après un changement du contrat",
    en: "Replayed by {by} after the contract changed",
  },
  "as-it-was": { fr: "Rejoué tel quel par {by}", en: "Replayed as it was by {by}" },
  discarded: { fr: "Écarté par {by}", en: "Discarded by {by}" },
};

/** In which order failures are listed. */
export const orderWording: Readonly<Record<SignatureOrder, Sentence>> = {
  worst: { fr: "Les plus nombreux d’abord", en: "Most held first" },
  recent: { fr: "Les plus récents d’abord", en: "Most recent first" },
};

export const signatureWording = {
  title: { fr: "Par cause", en: "By cause" },
  none: { fr: "Rien n’attend : aucun échange n’est retenu.", en: "Nothing waits: no exchange is held." },
  order: { fr: "Ordre", en: "Order" },
  meaning: { fr: "Ce que cela veut dire", en: "What it means" },
  flow: { fr: "Flux", en: "Flow" },
  held: { fr: "Retenus", en: "Held" },
  firstSeen: { fr: "Vu la première fois", en: "First seen" },
  lastSeen: { fr: "Vu la dernière fois", en: "Last seen" },
  remedy: { fr: "Remède de la dernière fois", en: "What fixed it last time" },
  noRemedy: { fr: "Rien encore", en: "Nothing yet" },
  nobody: { fr: "le watchdog", en: "the watchdog" },
  byRecipe: { fr: "Tout corriger par une recette", en: "Correct all with a recipe" },
  byKeptRecipe: { fr: "Tout corriger par la recette gardée", en: "Correct all with the kept recipe" },
} satisfies Wording;
