import type { Sentence } from "../schemas/sentence.ts";

/** What a guardian's alarm says of what it watches, and what to do; the mail of the alarm carries it. */
export const guardianWording = {
  silent: {
    fr: "Le balayage ne tourne plus depuis trois minutes : plus rien n’est surveillé. Vérifiez la planification et les journaux de la fonction sweep.",
    en: "The sweep has not ended for three minutes: nothing is watched. Check the schedule and the log of the sweep function.",
  },
  failing: {
    fr: "Une partie du balayage échoue depuis quinze minutes. Cherchez « a part of the sweep failed » dans son journal.",
    en: "A part of the sweep has failed for fifteen minutes. Look for “a part of the sweep failed” in its log.",
  },
  errors: {
    fr: "La fonction échoue de façon répétée. Lisez l’erreur dans son journal ; les échanges restent dans leur file.",
    en: "The function fails again and again. Read the error in its log; the exchanges stay in their queue.",
  },
  throttles: {
    fr: "Lambda refuse d’exécuter la fonction. Vérifiez le quota d’exécutions simultanées du compte.",
    en: "Lambda refuses to run the function. Check the account’s quota of concurrent executions.",
  },
  recursion: {
    fr: "Lambda a coupé une boucle de messages. Cherchez un flux dont la cible renvoie vers son entrée ; le message est dans la file d’erreurs.",
    en: "Lambda has cut a loop of messages. Look for a flow whose target leads back to its inbound; the message is in the dead-letter queue.",
  },
  stuck: {
    fr: "Des messages attendent et aucun n’est pris depuis trente minutes, ou le plus ancien a plus d’un jour. Vérifiez que la fonction qui lit cette file est active.",
    en: "Messages wait and none was taken for thirty minutes, or the oldest is more than a day old. Check that the function which reads this queue is enabled.",
  },
  undrained: {
    fr: "Des messages restent depuis quinze minutes dans cette file d’erreurs, que le balayage vide chaque minute. Lisez son journal ; n’effacez rien.",
    en: "Messages have stayed for fifteen minutes in this dead-letter queue, which the sweep drains every minute. Read its log; delete nothing.",
  },
  undelivered: {
    fr: "Une notification n’a pas pu être remise. Vérifiez les abonnements de la rubrique SNS.",
    en: "A notification could not be delivered. Check the subscriptions of the SNS topic.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** What can be wrong with the watchdog itself. */
export type GuardianConcern = keyof typeof guardianWording;
