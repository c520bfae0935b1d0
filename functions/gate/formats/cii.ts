import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { StandardOptions } from "./xml/standard.ts";

/** Cross Industry Invoices of UN/CEFACT, also within the PDF of Factur-X, by the arithmetic of EN 16931 besides, which is noted. */
export function cii(options: StandardOptions = {}): Format {
  return {
    name: "cii",
    charset: xmlCharset,
    edit: async () => {
      const [{ xmlEditor }, { ciiStandard }] = await Promise.all([
        import("./xml/editor.ts"),
        import("./invoice/cii.ts"),
      ]);
      return xmlEditor(ciiStandard);
    },
    open: once(async () => {
      const [{ openStandard }, { ciiStandard }, { alsoWithinPdf }] = await Promise.all([
        import("./xml/standard.ts"),
        import("./invoice/cii.ts"),
        import("./invoice/factur-x.ts"),
      ]);
      return alsoWithinPdf(await openStandard(ciiStandard, options));
    }),
  };
}
