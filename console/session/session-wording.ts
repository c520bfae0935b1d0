import type { Wording } from "../language/wording.ts";

export const sessionWording = {
  title: { fr: "Se connecter", en: "Sign in" },
  explain: {
    fr: "Les échanges et incidents d’un client ne se montrent qu’à son équipe de support.",
    en: "Exchanges and incidents of a client are shown to its support team alone.",
  },
  signIn: { fr: "Se connecter", en: "Sign in" },
  forClients: {
    fr: "{count, plural, one {Pour {names}} other {Une seule connexion pour {names}}}",
    en: "{count, plural, one {For {names}} other {One sign-in for {names}}}",
  },
  arriving: { fr: "Connexion en cours", en: "Signing in" },
  failed: { fr: "La connexion n’a pas abouti", en: "You could not be signed in" },
  tryAgain: { fr: "Recommencer", en: "Try again" },
} satisfies Wording;
