import type { Wording } from "../language/wording.ts";

export const incidentsWording = {
  title: { fr: "Incidents", en: "Incidents" },
  open: { fr: "En cours", en: "Not closed" },
  closed: { fr: "Clos", en: "Closed" },
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
