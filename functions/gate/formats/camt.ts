import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { StandardOptions } from "./xml/standard.ts";

/** Account reports, statements and notifications of ISO 20022 (camt.052, camt.053, camt.054); sums that do not hold are noted. */
export function camt(options: StandardOptions = {}): Format {
  return {
    name: "camt",
    charset: xmlCharset,
    edit: async () => {
      const [{ xmlEditor }, { camtStandard }] = await Promise.all([
        import("./xml/editor.ts"),
        import("./iso20022/camt.ts"),
      ]);
      return xmlEditor(camtStandard);
    },
    open: once(async () => {
      const [{ openStandard }, { camtStandard }] = await Promise.all([
        import("./xml/standard.ts"),
        import("./iso20022/camt.ts"),
      ]);
      return openStandard(camtStandard, options);
    }),
  };
}
