import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { Reading } from "./xml/decode.ts";
import type { Xsd } from "./xsd.ts";

/** How messages in XML are read, and by which schema they are checked. */
interface XmlOptions extends Reading {
  readonly schema?: Xsd;
}

/**
 * The format of messages in XML 1.0 (fifth edition) with Namespaces in XML 1.0; `docs/formats.md` has their
 * decoded form. A document type is refused, and with it every entity: nothing outside a message is read. With
 * a schema, XML Schema 1.0 is checked by libxml2, which is loaded only then.
 */
export function xml({ schema, ...reading }: XmlOptions = {}): Format {
  return {
    name: "xml",
    charset: xmlCharset,
    edit: async () => (await import("./xml/editor.ts")).xmlEditor(reading),
    open: once(async () => {
      const { decodeXml } = await import("./xml/decode.ts");
      if (!schema) return (bytes) => decodeXml(bytes, reading);
      const { violations } = await schema();
      return (bytes) => decodeXml(bytes, reading, (read) => ({ faults: violations(read), notes: [] }));
    }),
  };
}
