import type { Sentence } from "../../schemas/sentence.ts";
import type { StandingLevel } from "./standing.ts";

/** How a client stands, in a word or two. */
export const standingWording: Readonly<Record<StandingLevel, Sentence>> = {
  overdue: { fr: "Engagement dépassé", en: "Promise broken" },
  P1: { fr: "Incident P1", en: "P1 incident" },
  unknown: { fr: "Inconnu", en: "Unknown" },
  P2: { fr: "Incident P2", en: "P2 incident" },
  P3: { fr: "Incident P3", en: "P3 incident" },
  P4: { fr: "Incident P4", en: "P4 incident" },
  wrong: { fr: "Flux en anomalie", en: "Flow in trouble" },
  held: { fr: "Échanges retenus", en: "Exchanges held" },
  well: { fr: "Tout va bien", en: "All is well" },
};
