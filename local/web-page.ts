import type { Language } from "../cli/language.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it stands in HTML, in an attribute as well. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The language for a browser: the first that it asks for and that the product speaks. */
export function browserLanguage(acceptLanguage: string): Language {
  return /\b(fr|en)\b/i.exec(acceptLanguage)?.[1]?.toLowerCase() === "fr" ? "fr" : "en";
}
