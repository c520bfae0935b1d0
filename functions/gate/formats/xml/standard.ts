import type { Decoder } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { decodeXml, noteAt, type Xml, xmlFinding } from "./decode.ts";
import { compileSchema, type Schema } from "./schema.ts";
import type { SchemaFiles } from "./schema-files.ts";
import type { Xsd } from "../xsd.ts";

/** A standard of documents in XML: which there are, their schemas, and what it asks beyond them. */
export interface Standard {
  /** Elements that are arrays also when there is one. */
  readonly lists: readonly string[];
  /** What a root element of the standard is. */
  readonly expected: string;
  /** Which kind of document of the standard it is; null where it is none. */
  readonly kindOf: (xml: Xml) => string | null;
  /** The schemas by kind, so far as there are. */
  readonly schemas: Readonly<Record<string, () => Promise<SchemaFiles>>>;
  /** What the standard asks of a valid document that its schema cannot say: notes. */
  readonly notes: (xml: Xml, kind: string) => readonly Finding[];
}

/** How a standard's schema is replaced, as by a newer version or a profile of it. */
export interface StandardOptions {
  readonly schema?: Xsd;
}

/**
 * The decoder of a standard's documents. A schema is compiled when the first document of its kind comes;
 * a document of a kind without schema is read all the same, with a note.
 */
export async function openStandard(standard: Standard, options: StandardOptions): Promise<Decoder> {
  const own = await options.schema?.();
  const files = own ? {} : await loaded(standard.schemas);
  const compiled = new Map<string, Schema>();
  const schemaOf = (kind: string): Schema | undefined => {
    const known = own ?? compiled.get(kind);
    const found = files[kind];
    if (known || !found) return known;
    const schema = compileSchema(found);
    compiled.set(kind, schema);
    return schema;
  };
  return (bytes) => decodeXml(bytes, { lists: standard.lists }, (xml) => judge(standard, schemaOf, xml));
}

function judge(standard: Standard, schemaOf: (kind: string) => Schema | undefined, xml: Xml) {
  const kind = standard.kindOf(xml);
  if (kind === null) {
    const offset = xml.places().offsetOf([xml.root.local]);
    const fault = { code: "schema-root" as const, offset, expected: standard.expected };
    return { faults: [xmlFinding("error", fault, [], xml.position)], notes: [] };
  }
  const schema = schemaOf(kind);
  const faults = schema ? schema.violations(xml) : [];
  if (faults.length > 0) return { faults, notes: [] };
  const absent = schema ? [] : [noteAt(xml, "schema-absent", [xml.root.local], "a schema of this document")];
  return { faults, notes: [...absent, ...standard.notes(xml, kind)] };
}

async function loaded(schemas: Standard["schemas"]): Promise<Readonly<Record<string, SchemaFiles>>> {
  const each = Object.entries(schemas).map(async ([kind, load]) => [kind, await load()] as const);
  return Object.fromEntries(await Promise.all(each));
}
