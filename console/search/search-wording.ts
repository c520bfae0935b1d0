import type { Wording } from "../language/wording.ts";

export const searchWording = {
  title: { fr: "Recherche", en: "Search" },
  key: { fr: "Clé métier", en: "Business key" },
  placeholder: {
    fr: "Clé métier, par exemple un numéro de commande",
    en: "Business key, such as an order number",
  },
  search: { fr: "Rechercher", en: "Search" },
  hint: {
    fr: "Saisissez une clé métier exacte : tout ce qui lui est arrivé apparaît ici, sur tous les flux.",
    en: "Enter an exact business key: all that happened to it appears here, over all flows.",
  },
  line: { fr: "Chronologie de {key}", en: "Line of time of {key}" },
  none: {
    fr: "Aucun échange connu n’a la clé {key}. Vérifiez les majuscules et les caractères tels que « # ».",
    en: "No known exchange has the key {key}. Check capitals, and characters such as “#”.",
  },
  hidden: {
    fr: "Les flux dont les clés sont masquées pour votre rôle n’y figurent pas.",
    en: "Flows whose keys are masked for your role are left out.",
  },
  notWhole: {
    fr: "Trop d’échanges ont cette clé : tous ne sont pas montrés.",
    en: "Too many exchanges have this key: not all are shown.",
  },
  forwarded: { fr: "Transmis", en: "Forwarded" },
  observed: {
    fr: "Transmis sous observation, aurait été retenu",
    en: "Forwarded under observe, would have been held",
  },
  bypassed: { fr: "Transmis sans vérification", en: "Forwarded unchecked" },
  redelivered: { fr: "Livré de nouveau depuis l’archive", en: "Delivered again from the archive" },
  accepted: { fr: "Accepté par le destinataire", en: "Accepted by its target" },
  refused: { fr: "Refusé par le destinataire", en: "Refused by its target" },
  way: { fr: "{source} → {target}", en: "{source} → {target}" },
  exchange: { fr: "Échange {id}", en: "Exchange {id}" },
  by: { fr: "par {who}", en: "by {who}" },
} satisfies Wording;
