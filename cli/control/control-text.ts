import type { ShownControl } from "../../schemas/api/control-operations.ts";
import type { Language } from "../language.ts";

const UNTIL = { fr: "jusqu'à", en: "until" } as const;

const minute = (at: string) => at.slice(0, 16).replace("T", " ");

/** A control and its end, in a few words. */
export function controlText({ control, until }: ShownControl, language: Language): string {
  return `${control} ${UNTIL[language]} ${minute(until)}`;
}
