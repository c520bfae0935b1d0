import type { Wording } from "../language/wording.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Weekday } from "../../schemas/calendar.ts";

/** The days of a week. */
export const weekdayWording: Readonly<Record<Weekday, Sentence>> = {
  mon: { fr: "lundi", en: "Monday" },
  tue: { fr: "mardi", en: "Tuesday" },
  wed: { fr: "mercredi", en: "Wednesday" },
  thu: { fr: "jeudi", en: "Thursday" },
  fri: { fr: "vendredi", en: "Friday" },
  sat: { fr: "samedi", en: "Saturday" },
  sun: { fr: "dimanche", en: "Sunday" },
};

export const subscriptionWording = {
  title: { fr: "Mes notifications", en: "My notifications" },
  calls: {
    fr: "Quand un incident vous est confié, vous êtes toujours appelé, quoi que vous choisissiez ici : à {ways}, et par vos propres moyens ci-dessous.",
    en: "You are always called for an incident that falls to you, whatever you choose here: at {ways}, and by your own ways below.",
  },
  noCalls: {
    fr: "Vous n’êtes pas dans l’équipe de ce client : vous ne recevez que ce que vous choisissez ici.",
    en: "You are not in this client’s team: you are told only of what you choose here.",
  },
  wishes: { fr: "Ce que je veux savoir", en: "What I want to be told" },
  wishesHint: {
    fr: "Ouverture, rechute et fin des incidents qui correspondent.",
    en: "When a matching incident opens, comes back, and ends.",
  },
  language: { fr: "Langue", en: "Language" },
  priorities: { fr: "Priorités", en: "Priorities" },
  prioritiesHint: { fr: "Aucune : rien en plus des appels.", en: "None: nothing besides calls." },
  applications: { fr: "Applications", en: "Applications" },
  kinds: { fr: "Types d’incident", en: "Kinds of incident" },
  all: { fr: "Tous", en: "All" },
  none: { fr: "Aucune", en: "None" },
  hours: { fr: "Seulement à certaines heures", en: "Only in certain hours" },
  hoursHint: {
    fr: "Au fuseau du client. Ce qui arrive en dehors n’est pas annoncé après coup.",
    en: "In the client’s time zone. What happens outside them is not told later.",
  },
  days: { fr: "Jours", en: "Days" },
  from: { fr: "De", en: "From" },
  until: { fr: "À", en: "Until" },
  smsFrom: { fr: "SMS à partir de", en: "Text messages from" },
  smsHint: {
    fr: "Vaut aussi pour les appels ; en dessous, par courriel. Un P1 vient toujours par SMS.",
    en: "Holds for calls too; what is lower comes by mail. A P1 always comes by text message.",
  },
  save: { fr: "Enregistrer", en: "Save" },
  saved: { fr: "Enregistré.", en: "Saved." },
  ways: { fr: "Mes propres moyens", en: "Ways of my own" },
  email: { fr: "Courriel", en: "E-mail" },
  phone: { fr: "Téléphone", en: "Phone" },
  phoneHint: {
    fr: "Avec l’indicatif, par exemple +33639980107.",
    en: "With its country, as in +33639980107.",
  },
  confirmed: { fr: "Confirmé", en: "Confirmed" },
  unconfirmed: {
    fr: "À confirmer par le courriel qui vient d’être envoyé",
    en: "To be confirmed by the mail that was just sent",
  },
  add: { fr: "Ajouter", en: "Add" },
  remove: { fr: "Retirer", en: "Remove" },
  removeOf: { fr: "Retirer {what}", en: "Remove {what}" },
  sendCode: { fr: "Envoyer un code", en: "Send a code" },
  code: { fr: "Code reçu au {number}", en: "Code that came to {number}" },
  codeHint: { fr: "Six chiffres, valables dix minutes.", en: "Six digits, good for ten minutes." },
  confirm: { fr: "Confirmer", en: "Confirm" },
  others: { fr: "Abonnements de tous", en: "Everybody’s subscriptions" },
  noOthers: { fr: "Personne ne s’est abonné.", en: "Nobody has subscribed." },
  person: { fr: "Personne", en: "Person" },
  change: { fr: "Modifier", en: "Change" },
  ended: { fr: "L’abonnement de {person} est terminé.", en: "The subscription of {person} is ended." },
  wishesOf: { fr: "Ce que {person} veut savoir", en: "What {person} wants to be told" },
} satisfies Wording;
