import type { Wording } from "../language/wording.ts";

export const timeWording = {
  left: { fr: "{length} restantes", en: "{length} left" },
  overdue: { fr: "dépassé de {length}", en: "over by {length}" },
} satisfies Wording;
