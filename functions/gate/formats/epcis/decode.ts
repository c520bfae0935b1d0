import type { Decoder } from "../../../../schemas/decoder.ts";
import { compileJsonSchema } from "../json-schema/compile.ts";
import { decodeJson } from "../json.ts";
import { decodeXml, type Xml } from "../xml/decode.ts";
import { beginsAsXml } from "../xml/first-character.ts";
import type { Xsd } from "../xsd.ts";
import essentials from "./essentials.schema.json" with { type: "json" };
import { EPCIS_LISTS, epcisFaults } from "./xml.ts";

interface Schemas {
  readonly xmlSchema?: Xsd;
  readonly jsonSchema?: unknown;
}

/** The decoder of EPCIS documents, by schemas or by what the standard asks of all of them. */
export async function openEpcis({ xmlSchema, jsonSchema }: Schemas): Promise<Decoder> {
  const schema = await xmlSchema?.();
  const faultsOf = schema ? schema.violations : epcisFaults;
  const judge = (xml: Xml) => ({ faults: faultsOf(xml), notes: [] });
  const violations = compileJsonSchema(jsonSchema ?? essentials);
  return (bytes) => {
    if (beginsAsXml(bytes)) return decodeXml(bytes, { lists: EPCIS_LISTS }, judge);
    const decoded = decodeJson(bytes);
    if (decoded.outcome === "undecodable") return decoded;
    return { ...decoded, faults: violations(decoded.document, decoded.locate) };
  };
}
