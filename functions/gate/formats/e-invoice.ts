import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";

/** Invoices of EN 16931 in either of its syntaxes, UBL or CII, also within the PDF of Factur-X: told apart by their root element. */
export function eInvoice(): Format {
  return {
    name: "e-invoice",
    charset: xmlCharset,
    edit: async () => (await import("./invoice/either.ts")).eitherEditor,
    open: once(async () => {
      const { openEither } = await import("./invoice/either.ts");
      return openEither();
    }),
  };
}
