import type { Wording } from "../language/wording.ts";

export const pulsesWording = {
  title: { fr: "Échanges du flux {flow} dans le temps", en: "Exchanges of flow {flow} over time" },
  received: { fr: "Reçus", en: "Received" },
  held: { fr: "Retenus", en: "Held" },
  time: { fr: "Heure du client", en: "The client’s time" },
  exchanges: { fr: "Échanges", en: "Exchanges" },
  none: { fr: "Aucun échange sur cette période.", en: "No exchange in this time." },
} satisfies Wording;
