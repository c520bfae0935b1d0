import type { ProbeReason } from "../../schemas/probe-state.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

/** What the rules note as their evidence, by the names that they give it. */
export const evidenceWording = {
  last: { fr: "Dernier échange", en: "Last exchange" },
  due: { fr: "Attendu à", en: "Due at" },
  inbound: { fr: "En attente à l’entrée", en: "Waiting inbound" },
  target: { fr: "En attente chez la cible", en: "Waiting at the target" },
  limit: { fr: "Limite", en: "Limit" },
  probe: { fr: "Sonde", en: "Probe" },
  expires: { fr: "Expire", en: "Expires" },
  waiting: { fr: "Messages en attente", en: "Messages waiting" },
  since: { fr: "Depuis", en: "Since" },
  held: { fr: "Échanges retenus", en: "Exchanges held" },
  received: { fr: "Échanges reçus", en: "Exchanges received" },
  per: { fr: "Sur une durée de", en: "Over a time of" },
  messages: { fr: "Messages", en: "Messages" },
  forwarded: { fr: "Échanges transmis", en: "Exchanges forwarded" },
  acknowledged: { fr: "Accusés reçus", en: "Acknowledged" },
  within: { fr: "Délai", en: "Within" },
  maximum: { fr: "Au plus", en: "At most" },
  minimum: { fr: "Au moins", en: "At least" },
  reason: { fr: "Cause", en: "Cause" },
  missing: { fr: "Voies manquantes", en: "Ways that are missing" },
  status: { fr: "Statut", en: "Status" },
  value: { fr: "Valeur", en: "Value" },
  code: { fr: "Code d’erreur", en: "Error code" },
} satisfies Wording;

/** Why a probe fails. */
export const probeReasonWording: Readonly<Record<ProbeReason, Sentence>> = {
  status: { fr: "répond une erreur", en: "answers with an error" },
  text: { fr: "ne répond pas le texte attendu", en: "does not answer the text expected" },
  timeout: { fr: "ne répond pas à temps", en: "does not answer in time" },
  "unknown-host": { fr: "nom de serveur inconnu", en: "the host name is unknown" },
  refused: { fr: "connexion refusée", en: "the connection is refused" },
  certificate: { fr: "certificat invalide", en: "the certificate is invalid" },
  connection: { fr: "connexion impossible", en: "no connection" },
  reported: { fr: "se signale en panne", en: "reports itself as failing" },
  value: { fr: "valeur hors limites", en: "a value out of bounds" },
  "value-missing": { fr: "valeur non communiquée", en: "no value reported" },
  "not-reported": { fr: "ne s’est pas signalée", en: "has not reported" },
};
