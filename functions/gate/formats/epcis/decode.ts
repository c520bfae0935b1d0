import type { Decoder } from "../../../../schemas/decoder.ts";
import { compileJsonSchema } from "../json-schema/compile.ts";
import { decodeJson } from "../json.ts";
import { decodeXml, type Xml } from "../xml/decode.ts";
import type { SchemaFiles } from "../xml/schema-files.ts";
import essentials from "./essentials.schema.json" with { type: "json" };
import { EPCIS_LISTS, epcisFaults } from "./xml.ts";

interface Schemas {
  readonly xmlSchema?: () => SchemaFiles | Promise<SchemaFiles>;
  readonly jsonSchema?: unknown;
}

/** The decoder of EPCIS documents, by schemas or by what the standard asks of all of them. */
export async function openEpcis({ xmlSchema, jsonSchema }: Schemas): Promise<Decoder> {
  const schema = xmlSchema && (await import("../xml/schema.ts")).compileSchema(await xmlSchema());
  const faultsOf = schema ? schema.violations : epcisFaults;
  const judge = (xml: Xml) => ({ faults: faultsOf(xml), notes: [] });
  const violations = compileJsonSchema(jsonSchema ?? essentials);
  return (bytes) => {
    if (isXml(bytes)) return decodeXml(bytes, { lists: EPCIS_LISTS }, judge);
    const decoded = decodeJson(bytes);
    if (decoded.outcome === "undecodable") return decoded;
    return { ...decoded, faults: violations(decoded.document, decoded.locate) };
  };
}

/** XML begins with < in whatever encoding, after a byte order mark or white space; no JSON does. */
function isXml(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !BEFORE.has(byte));
  return first === 0x3c;
}

/** Bytes of byte order marks and of white space, and the NUL of a wide character. */
const BEFORE = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0, 0x20, 0x09, 0x0a, 0x0d]);
