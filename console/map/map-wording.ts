import type { Wording } from "../language/wording.ts";

export const mapWording = {
  title: { fr: "Applications et flux", en: "Applications and flows" },
  flow: {
    fr: "{flow}, de {source} vers {target}",
    en: "{flow}, from {source} to {target}",
  },
  held: {
    fr: "{count, plural, one {# retenu} other {# retenus}}",
    en: "{count} held",
  },
  due: { fr: "Ce qui est attendu ensuite", en: "What is due next" },
  nothingDue: { fr: "Rien n’est attendu à une heure donnée.", en: "Nothing is expected at a given time." },
  expected: { fr: "Attendu", en: "Due" },
} satisfies Wording;
