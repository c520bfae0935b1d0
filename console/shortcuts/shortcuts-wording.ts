import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";
import type { Shortcut } from "./key-presses.ts";

export const shortcutsWording = {
  title: { fr: "Raccourcis clavier", en: "Keyboard shortcuts" },
  on: { fr: "Raccourcis d’une touche actifs", en: "Shortcuts of single keys are on" },
  afterThat: { fr: "puis", en: "then" },
  hint: {
    fr: "Inactifs dans les champs de saisie. Ce choix reste dans ce navigateur.",
    en: "Not active in fields. This choice is kept in this browser.",
  },
  close: { fr: "Fermer", en: "Close" },
} satisfies Wording;

/** What each shortcut does. */
export const shortcutWording: Readonly<Record<Shortcut, Sentence>> = {
  help: { fr: "Montrer les raccourcis", en: "Show the shortcuts" },
  overview: { fr: "Aller à la vue d’ensemble", en: "Go to the overview" },
  incidents: { fr: "Aller aux incidents du client", en: "Go to the client’s incidents" },
  quarantine: { fr: "Aller à la quarantaine du client", en: "Go to the client’s quarantine" },
  search: { fr: "Chercher une clé métier", en: "Search for a business key" },
  next: { fr: "Ligne suivante", en: "Next row" },
  previous: { fr: "Ligne précédente", en: "Previous row" },
  acknowledge: { fr: "Prendre en charge l’incident montré", en: "Acknowledge the incident shown" },
};
