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
  wrongClock: {
    fr: "L’heure de cet appareil et celle du service de connexion ne concordent pas : réglez l’horloge de l’appareil, puis recommencez.",
    en: "The clock of this device and that of the sign-in service disagree: set the device's clock, then try again.",
  },
  otherFailure: {
    fr: "Recommencez. Si cela se répète, donnez ce texte à qui administre la connexion : {reason}",
    en: "Try again. If it happens once more, give this text to whoever administers the sign-in: {reason}",
  },
  tryAgain: { fr: "Recommencer", en: "Try again" },
} satisfies Wording;
