import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { StandardOptions } from "./xml/standard.ts";

/** Payment initiations of ISO 20022 (pain.001, pain.002, pain.008); control sums that do not hold are noted. */
export function pain(options: StandardOptions = {}): Format {
  return {
    name: "pain",
    charset: xmlCharset,
    edit: async () => {
      const [{ xmlEditor }, { painStandard }] = await Promise.all([
        import("./xml/editor.ts"),
        import("./iso20022/pain.ts"),
      ]);
      return xmlEditor(painStandard);
    },
    open: once(async () => {
      const [{ openStandard }, { painStandard }] = await Promise.all([
        import("./xml/standard.ts"),
        import("./iso20022/pain.ts"),
      ]);
      return openStandard(painStandard, options);
    }),
  };
}
