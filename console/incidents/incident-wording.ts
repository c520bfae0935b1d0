import type { IncidentKind, IncidentState } from "../../schemas/incident.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** What each kind of incident means, shortly. */
export const kindWording: Readonly<Record<IncidentKind, Sentence>> = {
  silent: { fr: "Silence", en: "Silent" },
  late: { fr: "En retard", en: "Late" },
  backlogged: { fr: "Engorgé", en: "Backlogged" },
  "consumer-dead": { fr: "Consommateur arrêté", en: "Consumer dead" },
  volume: { fr: "Volume anormal", en: "Unusual volume" },
  failing: { fr: "Échecs en série", en: "Failing" },
  unacknowledged: { fr: "Sans accusé de réception", en: "Unacknowledged" },
  unreachable: { fr: "Injoignable", en: "Unreachable" },
  "certificate-expiring": { fr: "Certificat bientôt expiré", en: "Certificate expiring" },
  "gate-failure": { fr: "Panne du contrôle", en: "Gate failure" },
  "contact-unreachable": { fr: "Contact injoignable", en: "Contact unreachable" },
  manual: { fr: "Signalé par une personne", en: "Reported by a person" },
};

/** Where an incident stands. */
export const stateWording: Readonly<Record<IncidentState, Sentence>> = {
  open: { fr: "Ouvert", en: "Open" },
  acknowledged: { fr: "Pris en charge", en: "Acknowledged" },
  waiting: { fr: "En attente", en: "Waiting" },
  resolved: { fr: "Résolu", en: "Resolved" },
  reopened: { fr: "Rouvert", en: "Reopened" },
  closed: { fr: "Clos", en: "Closed" },
};
