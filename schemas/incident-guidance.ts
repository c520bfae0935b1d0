import type { IncidentKind } from "./incident.ts";
import type { Competence } from "./person.ts";
import type { Sentence } from "./sentence.ts";

/** The competences, as people speak of them. */
export const COMPETENCES: Readonly<Record<Competence, Sentence>> = {
  functional: { fr: "fonctionnelle", en: "functional" },
  technical: { fr: "technique", en: "technical" },
  database: { fr: "bases de données", en: "database" },
  infrastructure: { fr: "infrastructure", en: "infrastructure" },
  "network-security": { fr: "réseau et sécurité", en: "network security" },
  operations: { fr: "exploitation", en: "operations" },
};

/** What to do next, for each kind of incident. */
export const NEXT_STEPS: Readonly<Record<IncidentKind, Sentence>> = {
  silent: {
    fr: "Rien n'arrive plus : vérifier que l'application émettrice tourne et que son envoi n'est pas bloqué.",
    en: "Nothing comes any more: check that the sending application runs and that its sending is not stuck.",
  },
  late: {
    fr: "L'envoi attendu n'est pas venu : vérifier le traitement planifié chez l'émetteur et le relancer.",
    en: "What was due has not come: check the scheduled job at the sender and run it again.",
  },
  backlogged: {
    fr: "Les messages s'accumulent : vérifier que l'application cible suit, puis la cause du pic.",
    en: "Messages pile up: check that the target application keeps up, then what caused the peak.",
  },
  "consumer-dead": {
    fr: "Des messages attendent et aucun n'est pris : redémarrer le consommateur de l'application cible.",
    en: "Messages wait and none is taken: restart the consumer of the target application.",
  },
  volume: {
    fr: "Le volume sort de l'ordinaire : vérifier chez l'émetteur un envoi partiel ou un renvoi en masse.",
    en: "The volume is out of the ordinary: check the sender for a partial export or a mass resend.",
  },
  failing: {
    fr: "Trop d'échanges sont retenus : ouvrir la quarantaine du flux, corriger la cause, puis rejouer.",
    en: "Too many exchanges are held: open the flow's quarantine, have the cause mended, then replay.",
  },
  unacknowledged: {
    fr: "La cible n'accuse pas réception : vérifier qu'elle traite ce qu'elle a reçu.",
    en: "The target does not acknowledge: check that it processes what it received.",
  },
  unreachable: {
    fr: "L'application ne répond pas : vérifier le serveur, le réseau et le certificat.",
    en: "The application does not answer: check its server, the network and the certificate.",
  },
  "certificate-expiring": {
    fr: "Le certificat de l'application expire bientôt : le faire renouveler avant qu'elle ne soit injoignable.",
    en: "The application's certificate expires soon: have it renewed before the application is unreachable.",
  },
  "gate-failure": {
    fr: "Le contrôle échoue sur un message : prévenir l'équipe technique, puis rejouer depuis la quarantaine.",
    en: "The gate fails on a message: tell the technical team, then replay from quarantine.",
  },
  "contact-unreachable": {
    fr: "Cette personne ne peut plus être prévenue : lui faire confirmer son abonnement aux notifications.",
    en: "This person can no longer be told: have them confirm their subscription to the notifications.",
  },
  manual: {
    fr: "Signalé par une personne : lire la description, qualifier, puis attribuer.",
    en: "Reported by a person: read the description, qualify it, then assign it.",
  },
};
