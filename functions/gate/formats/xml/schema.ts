import {
  ParseOption,
  xmlCleanupInputProvider,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
} from "libxml2-wasm";
import { type Finding, FINDINGS_KEPT } from "../../../../schemas/finding.ts";
import { type Xml, xmlFinding } from "./decode.ts";
import { attributeOf, schemaFault } from "./schema-fault.ts";
import type { SchemaFiles } from "./schema-files.ts";

/** A compiled XML Schema. It stays in WebAssembly's memory, as what is made once and used for every message. */
export interface Schema {
  /** What the schema (XML Schema 1.0) finds wrong; nothing where the document is valid. */
  readonly violations: (xml: Xml) => readonly Finding[];
}

/** What is declared of an encoding was heeded before: what comes here is UTF-8. */
const option = ParseOption.XML_PARSE_IGNORE_ENC;

/** Where the files of a schema seem to stand while it is compiled; nothing else can be reached. */
const FOLDER = "schema:/";

const utf8 = new TextEncoder();

/**
 * Compiles a schema from its files alone: what they include or import must be among them.
 *
 * @throws {Error} where the schema cannot be compiled
 */
export function compileSchema({ entry, files }: SchemaFiles): Schema {
  const provided = Object.entries(files).map(([path, text]) => [FOLDER + path, utf8.encode(text)] as const);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(provided)));
  try {
    const document = XmlDocument.fromBuffer(utf8.encode(files[entry] ?? ""), {
      url: FOLDER + entry,
      option,
    });
    const validator = XsdValidator.fromDoc(document);
    return { violations: (xml) => violations(validator, xml) };
  } finally {
    xmlCleanupInputProvider();
  }
}

function violations(validator: XsdValidator, xml: Xml): readonly Finding[] {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(xml.utf8 ?? utf8.encode(xml.text()), { option });
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const told = error.details.filter(({ level }) => level > 1);
    return told.slice(0, FINDINGS_KEPT).map(({ message, xpath, line, col }) => {
      if (!(error instanceof XmlValidateError)) return unreadable(line, col, xml);
      const { path, offset } = xml.places().ofNodePath(xpath ?? "", attributeOf(message));
      return xmlFinding("error", { ...schemaFault(message), offset }, path, xml.position);
    });
  } finally {
    document?.dispose();
  }
}

/** What libxml2 cannot read although it was read before; it is the stricter of the two that counts. */
function unreadable(line: number, column: number, xml: Xml): Finding {
  const fault = { code: "xml-syntax" as const, offset: 0, expected: "XML as libxml2 reads it" };
  const position = { line: Math.max(1, line), column: Math.max(1, column) };
  return { ...xmlFinding("error", fault, [], xml.position), position };
}
