import type { Sentence } from "../../schemas/sentence.ts";
import type { Appearance } from "./appearance.ts";

/** Each way in which the console may look. */
export const appearanceWording: Readonly<Record<Appearance, Sentence>> = {
  system: { fr: "Comme l’appareil", en: "As the device" },
  light: { fr: "Clair", en: "Light" },
  dark: { fr: "Sombre", en: "Dark" },
};
