import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";
import type { IncidentView } from "./incident-view.ts";

export const incidentsWording = {
  title: { fr: "Incidents", en: "Incidents" },
  openByHand: { fr: "Ouvrir un incident", en: "Open an incident" },
  openTitle: { fr: "Ouvrir un incident", en: "Open an incident" },
  openIt: { fr: "Ouvrir", en: "Open" },
  happens: { fr: "Ce qui se passe", en: "What happens" },
  happensHint: {
    fr: "En une phrase, comme l’utilisateur le dit ; aucun contenu de message.",
    en: "In a sentence, as the user tells it; no message content.",
  },
  flow: { fr: "Flux", en: "Flow" },
  noFlow: { fr: "Aucun en particulier", en: "None in particular" },
  shows: { fr: "Échange retenu qui le montre", en: "Held exchange that shows it" },
  showsHint: {
    fr: "Facultatif : l’identifiant, à la fin de l’adresse de sa page.",
    en: "Optional: its id, at the end of the address of its page.",
  },
  show: { fr: "Afficher", en: "Show" },
  none: { fr: "Aucun incident.", en: "No incident." },
  incident: { fr: "Incident", en: "Incident" },
  priority: { fr: "Priorité", en: "Priority" },
  state: { fr: "État", en: "State" },
  since: { fr: "Depuis", en: "Since" },
  acknowledgeBy: { fr: "À prendre en charge", en: "To acknowledge" },
  resolveBy: { fr: "À résoudre", en: "To resolve" },
  assignee: { fr: "Chez", en: "With" },
} satisfies Wording;

/** Which incidents the board shows. */
export const viewWording: Readonly<Record<IncidentView, Sentence>> = {
  open: { fr: "En cours", en: "Open" },
  mine: { fr: "Les miens", en: "Mine" },
  waiting: { fr: "En attente", en: "Waiting" },
  resolved: { fr: "Résolus", en: "Resolved" },
  closed: { fr: "Clos", en: "Closed" },
};
