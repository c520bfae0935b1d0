import type { Wording } from "../language/wording.ts";

export const firstLineWording = {
  heading: { fr: "Champs que vous pouvez corriger", en: "Fields that you may correct" },
  hint: {
    fr: "Le reste du message part tel qu’il est arrivé. Si cela ne suffit pas, confiez l’échange au niveau 2.",
    en: "The rest of the message is sent as it came. Where that is not enough, hand the exchange to level 2.",
  },
  present: { fr: "Valeur actuelle : {value}", en: "Present value: {value}" },
  none: { fr: "Valeur actuelle : aucune", en: "Present value: none" },
  more: {
    fr: "{count, plural, one {# autre champ n’est pas montré.} other {# autres champs ne sont pas montrés.}}",
    en: "{count, plural, one {# further field is not shown.} other {# further fields are not shown.}}",
  },
  send: { fr: "Enregistrer et renvoyer", en: "Save and send again" },
  replaying: {
    fr: "Correction enregistrée ; l’échange repart.",
    en: "Correction saved; the exchange is sent again.",
  },
  saved: {
    fr: "Correction enregistrée : une seconde personne doit l’approuver avant l’envoi.",
    en: "Correction saved: a second person has to approve it before it is sent.",
  },
} satisfies Wording;
