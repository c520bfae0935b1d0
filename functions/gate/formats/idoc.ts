import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { StandardOptions } from "./xml/standard.ts";

/** IDocs of SAP in XML: their control record is checked, and by a schema (as SAP's WE60 exports it) all of them. */
export function idoc(options: StandardOptions = {}): Format {
  return {
    name: "idoc",
    charset: xmlCharset,
    edit: async () => {
      const [{ xmlEditor }, { isSegment }] = await Promise.all([
        import("./xml/editor.ts"),
        import("./idoc/xml.ts"),
      ]);
      return xmlEditor({ lists: isSegment });
    },
    open: once(async () => {
      const { openIdoc } = await import("./idoc/xml.ts");
      return openIdoc(options);
    }),
  };
}
