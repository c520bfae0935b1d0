import type { Wording } from "../language/wording.ts";

export const reasonDialogWording = {
  cancel: { fr: "Annuler", en: "Cancel" },
  why: { fr: "Motif", en: "Reason" },
  whyHint: {
    fr: "Lu par vos collègues et gardé dans la piste d’audit ; aucun contenu de message.",
    en: "Read by your colleagues and kept in the audit trail; no message content.",
  },
} satisfies Wording;
