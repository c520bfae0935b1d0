import * as z from "zod";

/** An element of a decoded XML document with some text of this kind. */
export function element<Text extends z.ZodType<string>>(text: Text) {
  return z.looseObject({ $: text });
}

/** An element that holds any text but none. */
export const Filled = element(z.string().min(1));

/** An element that holds a decimal number (xs:decimal). */
export const Decimal = element(
  z.string().regex(/^[+-]?(\d+(\.\d*)?|\.\d+)$/, "a decimal number with a point, such as 12.50"),
);

/** An element that holds a date (xs:date), with or without an offset. */
export const Day = element(
  z.string().regex(/^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})?$/, "a date such as 2026-11-24"),
);
