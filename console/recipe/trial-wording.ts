import type { Wording } from "../language/wording.ts";

export const trialWording = {
  correctAll: { fr: "Tout corriger et rejouer…", en: "Correct and replay all…" },
  try: { fr: "Essayer", en: "Try" },
  stop: { fr: "Arrêter", en: "Stop" },
  heading: { fr: "Essai", en: "Trial" },
  hint: { fr: "Rien n’a été écrit.", en: "Nothing was written." },
  progress: {
    fr: "{done, number} sur {total, number} essayés",
    en: "{done, number} of {total, number} tried",
  },
  stale: {
    fr: "La recette a changé depuis cet essai : essayez-la de nouveau.",
    en: "The recipe has changed since this trial: try it again.",
  },
  stopped: { fr: "Arrêté avant la fin.", en: "Stopped before the end." },
  none: { fr: "Aucun échange n’est retenu pour cette cause.", en: "No exchange is held for this cause." },
  passes: {
    fr: "{count, plural, one {# échange passerait} other {# échanges passeraient}}",
    en: "{count, plural, one {# would pass} other {# would pass}}",
  },
  stillFails: {
    fr: "{count, plural, one {# échouerait encore} other {# échoueraient encore}}, {causes, plural, one {pour une cause} other {pour # causes}}",
    en: "{count, plural, one {# would still fail} other {# would still fail}}, in {causes, plural, one {one cause} other {# causes}}",
  },
  refused: {
    fr: "{count, plural, one {# refusé} other {# refusés}}",
    en: "{count, plural, one {# refused} other {# refused}}",
  },
  remaining: { fr: "Ce qui resterait", en: "What would remain" },
  noneRemaining: { fr: "Rien.", en: "Nothing." },
  cause: { fr: "Cause", en: "Cause" },
  why: { fr: "Pourquoi la recette ne s’applique pas", en: "Why the recipe cannot be applied" },
  number: { fr: "Échanges", en: "Exchanges" },
  example: { fr: "Exemple", en: "Example" },
  change: { fr: "Ce qui changerait dans {id}", en: "What would change in {id}" },
  noChange: { fr: "Rien ne changerait.", en: "Nothing would change." },
  more: {
    fr: "{count, plural, one {# autre changement n’est pas montré.} other {# autres changements ne sont pas montrés.}}",
    en: "{count, plural, one {# more change is not shown.} other {# more changes are not shown.}}",
  },
  place: { fr: "Emplacement", en: "Place" },
  before: { fr: "Avant", en: "Before" },
  after: { fr: "Après", en: "After" },
  nothing: { fr: "rien", en: "nothing" },
} satisfies Wording;
