import type { Wording } from "../language/wording.ts";

export const handUpWording = {
  action: { fr: "Confier au niveau 2", en: "Hand to level 2" },
  hint: {
    fr: "Ouvre un incident pour un consultant, avec cet échange ; s’il en existe un pour la même cause, l’échange y est ajouté.",
    en: "Opens an incident for a consultant with this exchange; where there is one for the same cause, the exchange is added to it.",
  },
  tried: { fr: "Ce qui a été vu et essayé", en: "What was seen and tried" },
  triedHint: {
    fr: "Lu par le consultant et gardé dans la piste d’audit ; aucun contenu de message.",
    en: "Read by the consultant and kept in the audit trail; no message content.",
  },
  cancel: { fr: "Annuler", en: "Cancel" },
  opened: {
    fr: "Incident n° {number} ouvert pour le niveau 2.",
    en: "Incident #{number} is opened for level 2.",
  },
  added: {
    fr: "Échange ajouté à l’incident n° {number}.",
    en: "The exchange is added to incident #{number}.",
  },
} satisfies Wording;
