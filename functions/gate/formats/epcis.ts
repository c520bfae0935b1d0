import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";
import { xmlCharset } from "./xml/charset.ts";
import type { Xsd } from "./xsd.ts";

/** The schemas by which EPCIS documents are checked, in place of what their standard asks of all of them. */
interface EpcisOptions {
  /** For documents in XML: an XML Schema. */
  readonly xmlSchema?: Xsd;
  /** For documents in JSON: a JSON Schema. */
  readonly jsonSchema?: unknown;
}

/**
 * Documents of EPCIS 2.0 in XML or JSON, told apart by their first character. GS1's schemas may not be passed
 * on, so that without one of them what every event must have is checked.
 */
export function epcis(options: EpcisOptions = {}): Format {
  return {
    name: "epcis",
    charset: xmlCharset,
    open: once(async () => {
      const { openEpcis } = await import("./epcis/decode.ts");
      return openEpcis(options);
    }),
  };
}
