import type { CatalogueCode } from "../schemas/catalogue.ts";

/** The arithmetic of EN 16931, of which an invoice that breaks it is not to be paid. */
export const INVOICE_ARITHMETIC = [
  "br-co-10",
  "br-co-11",
  "br-co-12",
  "br-co-13",
  "br-co-14",
  "br-co-15",
  "br-co-16",
  "br-co-17",
] as const satisfies readonly CatalogueCode[];
