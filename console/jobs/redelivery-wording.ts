import type { Wording } from "../language/wording.ts";

export const redeliveryWording = {
  open: { fr: "Livrer de nouveau…", en: "Deliver again…" },
  title: { fr: "Livrer de nouveau ce qui l’a été", en: "Deliver again what was delivered" },
  hint: {
    fr: "Pour une application restaurée depuis une sauvegarde. Suspendez d’abord ses flux : ce qui arrive entre-temps passerait devant.",
    en: "For an application that was restored from a backup. Pause its flows first: what comes meanwhile would overtake.",
  },
  what: { fr: "Vers l’application, ou sur le flux", en: "To the application, or on the flow" },
  applications: { fr: "Applications", en: "Applications" },
  flows: { fr: "Flux", en: "Flows" },
  from: { fr: "Transmis à partir de", en: "Forwarded from" },
  until: { fr: "Transmis jusqu’à", en: "Forwarded until" },
  time: { fr: "à", en: "at" },
  key: { fr: "Cette clé seulement (facultatif)", en: "This key only (optional)" },
  counting: { fr: "Recensement…", en: "Counting…" },
  about: {
    fr: "{flow} : {count, plural, =0 {aucun échange} one {environ # échange} other {environ # échanges}}",
    en: "{flow}: {count, plural, =0 {no exchange} one {about # exchange} other {about # exchanges}}",
  },
  unarchived: {
    fr: "Sans archive, à demander à la source : {flows}",
    en: "Without an archive, ask the source: {flows}",
  },
  partly: {
    fr: "L’archive ne remonte pas si loin, le plus ancien est perdu : {flows}",
    en: "The archive does not reach back so far, the oldest is lost: {flows}",
  },
  start: { fr: "Livrer de nouveau", en: "Deliver again" },
  started: {
    fr: "La livraison est demandée : elle commence dans la minute.",
    en: "The redelivery is asked for: it begins within a minute.",
  },
  window: { fr: "Livre de nouveau", en: "Delivers again" },
  ofKey: { fr: "clé {key}", en: "key {key}" },
} satisfies Wording;
