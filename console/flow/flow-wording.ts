import type { Degree } from "../../schemas/priority.ts";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

export const flowWording = {
  about: { fr: "À propos", en: "About" },
  from: { fr: "De", en: "From" },
  to: { fr: "Vers", en: "To" },
  owner: { fr: "Interlocuteur : {owner}", en: "Ask: {owner}" },
  tap: { fr: "Livraison", en: "Delivery" },
  tapped: {
    fr: "aucune : une copie est vérifiée, rien n’est retenu ni transmis",
    en: "none: a copy is checked, nothing is held or sent on",
  },
  criticality: { fr: "Criticité", en: "Criticality" },
  contract: { fr: "Contrat", en: "Contract" },
  version: { fr: "{format}, version {version}", en: "{format}, version {version}" },
  editable: { fr: "Champs modifiables", en: "Fields that may be changed" },
  everything: { fr: "Tous", en: "All" },
  nothing: { fr: "Aucun", en: "None" },
  masked: { fr: "Emplacements masqués", en: "Masked places" },
  sensitive: { fr: "Sensible", en: "Sensitive" },
  sensitiveHint: {
    fr: "Une correction attend une seconde personne",
    en: "A correction waits for a second person",
  },
  standing: { fr: "État", en: "State" },
  lastExchange: { fr: "Dernier échange", en: "Last exchange" },
  nextDue: { fr: "Prochain attendu", en: "Next due" },
  lastForwarded: { fr: "Derniers échanges transmis", en: "Forwarded last" },
  forwardedAt: { fr: "Transmis", en: "Forwarded" },
  keeps: {
    fr: "{count, plural, one {Conservés # jour} other {Conservés # jours}}",
    en: "{count, plural, one {Kept for # day} other {Kept for # days}}",
  },
  noForwarded: { fr: "Rien n’est passé.", en: "Nothing went through." },
  held: { fr: "En quarantaine", en: "In quarantine" },
  share: {
    fr: "Part retenue : {share} des échanges de la période",
    en: "Share held: {share} of the exchanges of this time",
  },
  volume: { fr: "Volume", en: "Volume" },
  period: { fr: "Période", en: "Time shown" },
  day: { fr: "24 heures", en: "24 hours" },
  week: { fr: "7 jours", en: "7 days" },
  atLeast: { fr: "Au moins attendu", en: "At least expected" },
  atMost: { fr: "Au plus attendu", en: "At most expected" },
  expected: { fr: "Ce qui est attendu", en: "What is expected" },
  expectsNothing: {
    fr: "Rien n’est attendu à une heure donnée.",
    en: "Nothing is expected at a given time.",
  },
  always: { fr: "à toute heure", en: "around the clock" },
  every: {
    fr: "Au moins un échange toutes les {within}, marge {grace} ({hours})",
    en: "At least one exchange every {within}, grace {grace} ({hours})",
  },
  by: { fr: "À l’heure de « {cron} » ({zone}), marge {grace}", en: "By “{cron}” ({zone}), grace {grace}" },
  counts: {
    fr: "Par {per} : au moins {minimum}, au plus {maximum}",
    en: "Per {per}: at least {minimum}, at most {maximum}",
  },
  failures: {
    fr: "Moins de {share} retenus par {per}, à partir de {atLeast} échanges",
    en: "Less than {share} held per {per}, counted from {atLeast} exchanges",
  },
  acknowledged: { fr: "Accusé de réception sous {within}", en: "Acknowledged within {within}" },
  dues: { fr: "Prochaines échéances", en: "Due next" },
  tries: {
    fr: "Ce que ces règles auraient signalé",
    en: "What these rules would have called",
  },
  tryIt: { fr: "Essayer sur {days} jours", en: "Try on {days} days" },
  tried: {
    fr: "{calls, plural, =0 {Aucun appel} one {# appel} other {# appels}} en {days} jours, dont {atNight} la nuit.",
    en: "{calls, plural, =0 {No call} one {# call} other {# calls}} in {days} days, {atNight} of them at night.",
  },
  kind: { fr: "Règle", en: "Rule" },
  opened: { fr: "Ouvert", en: "Opened" },
  cleared: { fr: "Résolu", en: "Cleared" },
  noCalls: { fr: "Aucun appel.", en: "No call." },
  send: { fr: "Comment y envoyer", en: "How to send to it" },
  queue: { fr: "File d’entrée", en: "Inbound queue" },
  copy: { fr: "Copier", en: "Copy" },
  copied: { fr: "Copié", en: "Copied" },
  notCopied: { fr: "La copie a échoué", en: "Copying failed" },
  https: { fr: "Par HTTPS", en: "By HTTPS" },
  turnedAway: {
    fr: "{count, plural, one {# échange renvoyé} other {# échanges renvoyés}} à l’entrée",
    en: "{count, plural, one {# exchange} other {# exchanges}} turned away at the door",
  },
  behind: {
    fr: "{count, plural, one {# a attendu son tour} other {# ont attendu leur tour}}",
    en: "{count, plural, one {# waited} other {# waited}} for their turn",
  },
  cli: { fr: "Avec l’AWS CLI", en: "With the AWS CLI" },
  sdk: { fr: "Avec le SDK pour JavaScript", en: "With the SDK for JavaScript" },
  adopted: { fr: "La file existait avant le watchdog.", en: "The queue was there before the watchdog." },
  watch: { fr: "Surveillance", en: "Watch" },
  goLive: { fr: "Passer en appel", en: "Let it call" },
  goObserve: { fr: "Passer en observation", en: "Let it observe" },
  liveHint: {
    fr: "Une anomalie de ce flux appellera quelqu’un, à toute heure selon sa priorité.",
    en: "Trouble on this flow will call somebody, at any hour by its priority.",
  },
  observeHint: {
    fr: "Une anomalie de ce flux sera notée et n’appellera plus personne.",
    en: "Trouble on this flow will be recorded and call nobody any more.",
  },
  done: { fr: "C’est enregistré.", en: "This is recorded." },
  maintenance: { fr: "Maintenance", en: "Maintenance" },
  noMaintenance: { fr: "Aucune maintenance en cours ni à venir.", en: "No maintenance is on or to come." },
  on: { fr: "En cours", en: "On now" },
  toCome: { fr: "À venir", en: "To come" },
  when: { fr: "Quand", en: "When" },
  recurring: { fr: "« {cron} » ({zone}), pendant {length}", en: "“{cron}” ({zone}), for {length}" },
  reason: { fr: "Motif", en: "Reason" },
  who: { fr: "Par", en: "By" },
  last: { fr: "Derniers échanges retenus", en: "Last exchanges held" },
  noHeld: { fr: "Rien n’est en quarantaine.", en: "Nothing is in quarantine." },
  exchange: { fr: "Échange", en: "Exchange" },
  since: { fr: "Depuis", en: "Since" },
  allHeld: { fr: "Toute la quarantaine de ce flux", en: "All of this flow’s quarantine" },
} satisfies Wording;

/** Whether a flow’s trouble calls somebody. */
export const modeWording: Readonly<Record<WatchMode, Sentence>> = {
  live: { fr: "Appelle", en: "Calls" },
  observe: { fr: "Observe seulement", en: "Observes only" },
};

/** How much the client loses while a flow stands still. */
export const criticalityWording: Readonly<Record<Degree, Sentence>> = {
  low: { fr: "faible", en: "low" },
  medium: { fr: "moyenne", en: "medium" },
  high: { fr: "forte", en: "high" },
};
