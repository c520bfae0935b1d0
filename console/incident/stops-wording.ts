import type { IncidentKind } from "../../schemas/incident.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** What an incident of each kind stops in the business, before the list of the flows that it touches. */
export const stopsWording: Readonly<Record<IncidentKind, Sentence>> = {
  silent: { fr: "Ces échanges n’arrivent plus :", en: "These exchanges no longer come:" },
  late: { fr: "Cet envoi attendu n’est pas arrivé :", en: "What was due here has not come:" },
  backlogged: {
    fr: "Ces échanges s’accumulent et arrivent en retard :",
    en: "These exchanges pile up and arrive late:",
  },
  "consumer-dead": {
    fr: "Ces échanges sont livrés, mais l’application cible ne les prend plus :",
    en: "These exchanges are delivered, but the target application no longer takes them:",
  },
  volume: {
    fr: "Ces échanges arrivent en nombre inhabituel :",
    en: "These exchanges come in unusual numbers:",
  },
  failing: {
    fr: "Une grande part de ces échanges est retenue et n’arrive pas :",
    en: "A large share of these exchanges is held and does not arrive:",
  },
  unacknowledged: {
    fr: "Ces échanges sont livrés, sans que la cible en accuse réception :",
    en: "These exchanges are delivered, but the target does not acknowledge them:",
  },
  unreachable: {
    fr: "L’application {subject} ne répond plus, et ces échanges avec elle :",
    en: "The application {subject} no longer answers, and with it these exchanges stop:",
  },
  "certificate-expiring": {
    fr: "Ces échanges s’arrêteront quand le certificat de {subject} expirera :",
    en: "These exchanges will stop when the certificate of {subject} expires:",
  },
  "gate-failure": {
    fr: "Ces échanges sont retenus, parce que le contrôle lui-même échoue :",
    en: "These exchanges are held, because the gate itself fails:",
  },
  "contact-unreachable": {
    fr: "{subject} ne peut plus être prévenu : un appel resterait sans réponse.",
    en: "{subject} can no longer be told: a call would go unheard.",
  },
  manual: { fr: "Quelqu’un signale un problème.", en: "Somebody reports a problem." },
};
