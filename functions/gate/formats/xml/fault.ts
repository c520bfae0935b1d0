import type { CatalogueCode } from "../../../../schemas/catalogue.ts";

/** Why a text is not taken as XML, and where that shows. */
export interface Fault {
  readonly code: CatalogueCode;
  readonly offset: number;
  readonly expected: string;
}

/** A text stops being XML at an offset; where it ends there, it was sound as far as it goes. */
export function broken(text: string, offset: number, expected: string): Fault {
  return { code: offset < text.length ? "xml-syntax" : "xml-truncated", offset, expected };
}
