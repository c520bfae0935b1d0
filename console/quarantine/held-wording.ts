import type { HistoryStep, HoldReason, HoldState } from "../../schemas/held-exchange.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** Why an exchange is held, shortly. */
export const reasonWording: Readonly<Record<HoldReason, Sentence>> = {
  undecodable: { fr: "Illisible", en: "Undecodable" },
  contract: { fr: "Contrat non respecté", en: "Contract violated" },
  "duplicate-conflict": { fr: "Doublon contradictoire", en: "Conflicting duplicate" },
  delivery: { fr: "Livraison impossible", en: "Not deliverable" },
  "gate-failure": { fr: "Panne du contrôle", en: "Gate failure" },
  behind: { fr: "Attend son tour", en: "Waits for its turn" },
  refused: { fr: "Refusé par le destinataire", en: "Refused by the target" },
  unmatched: { fr: "Répond à un échange inconnu", en: "Answers an unknown exchange" },
  overtaken: { fr: "Dépassé par un plus récent", en: "Overtaken by a later one" },
};

/** Where a held exchange stands. */
export const stateWording: Readonly<Record<HoldState, Sentence>> = {
  held: { fr: "Retenu", en: "Held" },
  replaying: { fr: "Rejeu en cours", en: "Replaying" },
  delivered: { fr: "Livré", en: "Delivered" },
  discarded: { fr: "Écarté", en: "Discarded" },
};

/** One step in the life of a held exchange. */
export const stepWording: Readonly<Record<HistoryStep["step"], Sentence>> = {
  held: { fr: "Retenu", en: "Held" },
  "held-anew": { fr: "Retenu de nouveau", en: "Held anew" },
  corrected: { fr: "Corrigé", en: "Corrected" },
  approved: { fr: "Approuvé", en: "Approved" },
  replaying: { fr: "Rejoué", en: "Replayed" },
  "held-again": { fr: "Refusé au rejeu", en: "Refused when replayed" },
  delivered: { fr: "Livré", en: "Delivered" },
  discarded: { fr: "Écarté", en: "Discarded" },
};
