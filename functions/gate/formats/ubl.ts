import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { StandardOptions } from "./xml/standard.ts";

/** Documents of UBL 2.1, invoices and credit notes by the arithmetic of EN 16931 besides, which is noted. */
export function ubl(options: StandardOptions = {}): Format {
  return {
    name: "ubl",
    charset: xmlCharset,
    edit: async () => {
      const [{ xmlEditor }, { ublStandard }] = await Promise.all([
        import("./xml/editor.ts"),
        import("./invoice/ubl.ts"),
      ]);
      return xmlEditor(ublStandard);
    },
    open: once(async () => {
      const [{ openStandard }, { ublStandard }] = await Promise.all([
        import("./xml/standard.ts"),
        import("./invoice/ubl.ts"),
      ]);
      return openStandard(ublStandard, options);
    }),
  };
}
