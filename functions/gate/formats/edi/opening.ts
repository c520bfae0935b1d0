import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Delimiters, Placed } from "./segments.ts";

/** How an interchange begins, or why what stands there is none. */
export type Opening =
  | {
      readonly outcome: "opened";
      readonly delimiters: Delimiters;
      /** A first segment that has a syntax of its own. */
      readonly header: Placed | null;
      /** Where the other segments begin. */
      readonly from: number;
      /** What names the repertoire of characters, such as UNOC; empty where nothing does. */
      readonly identifier: string;
    }
  | {
      readonly outcome: "refused";
      readonly code: CatalogueCode;
      readonly offset: number;
      readonly expected: string;
    };

/** Letters, digits and white space carry data; what is above ASCII is more than a byte in some encodings. */
export const UNUSABLE_SEPARATOR = /[A-Za-z0-9 ]|[^\0-\x7f]/;

/** An opening that is none. */
export function refusedAt(offset: number, code: CatalogueCode, expected: string): Opening {
  return { outcome: "refused", code, offset, expected };
}
