import { catalogue, type CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Decoded, Path } from "../../../../schemas/decoder.ts";
import { type Finding, FINDINGS_KEPT, type Position } from "../../../../schemas/finding.ts";
import { pointer } from "../pointer.ts";
import { positions } from "../text-position.ts";
import { forbiddenCharacter } from "./characters.ts";
import { DocumentBuilder, type IsList } from "./document.ts";
import { type Encoded, encodedText } from "./encoding.ts";
import type { Fault } from "./fault.ts";
import { Places } from "./places.ts";
import { read } from "./reader.ts";
import type { KeyOf, Name } from "./scope.ts";
import { readUtf8 } from "./utf8.ts";

const utf8Text = new TextDecoder();

/** How elements and attributes are named when decoded, and which elements are arrays also when there is one. */
export interface Reading {
  /** Prefixes of the contract's own for namespaces; names of other namespaces are local names alone. */
  readonly namespaces?: Readonly<Record<string, string>> | undefined;
  readonly lists?: readonly string[] | IsList | undefined;
}

/** A well-formed document, and where things stand in it. */
export interface Xml {
  readonly outcome: "decoded";
  readonly document: Readonly<Record<string, unknown>>;
  readonly root: Pick<Name, "namespace" | "local">;
  readonly text: () => string;
  /** The bytes as they came, where they are UTF-8. */
  readonly utf8: Uint8Array | null;
  readonly notes: readonly Finding[];
  readonly locate: (path: Path) => Position;
  readonly places: () => Places;
  readonly position: (offset: number) => Position;
}

type Undecodable = Extract<Decoded, { outcome: "undecodable" }>;

/** Far more than a queue or a queue's large payload carries. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** What a format tells of a well-formed document: what refuses it, and what is only noted. */
interface Judgement {
  readonly faults: readonly Finding[];
  readonly notes: readonly Finding[];
}

/**
 * Decodes bytes as XML 1.0 with namespaces.
 *
 * @param judge what else a format has to say of a well-formed document
 */
export function decodeXml(bytes: Uint8Array, reading: Reading, judge?: (xml: Xml) => Judgement): Decoded {
  const xml = readXml(bytes, reading);
  if (xml.outcome === "undecodable" || !judge) return xml;
  const { faults, notes } = judge(xml);
  return { ...xml, faults, notes: [...xml.notes, ...notes].slice(0, FINDINGS_KEPT) };
}

function readXml(bytes: Uint8Array, reading: Reading): Xml | Undecodable {
  if (bytes.length > LARGEST_BYTES)
    return refused("", { code: "xml-size", offset: 0, expected: `at most ${LARGEST_BYTES} bytes` });
  if (isCompressed(bytes))
    return refused("", { code: "xml-compressed", offset: 0, expected: "XML that is not compressed" });
  const isList = listing(reading.lists ?? []);
  const keyOf = keysBy(reading.namespaces ?? {});
  const placesOf = (text: string) => {
    const places = new Places(isList);
    read(text, keyOf, places);
    return places;
  };
  const quick = new DocumentBuilder(isList);
  if (readUtf8(bytes, keyOf, quick)) return sound(bytes, null, quick, placesOf);
  const encoded = encodedText(bytes);
  if (encoded.outcome === "fault") return misencoded(encoded);
  const { text } = encoded;
  const forbidden = forbiddenCharacter(text);
  if (forbidden !== -1)
    return refused(text, { code: "xml-character", offset: forbidden, expected: "a character of XML" });
  const builder = new DocumentBuilder(isList);
  const fault = read(text, keyOf, builder);
  return fault ? refused(text, unlessPage(text, fault)) : sound(bytes, encoded, builder, placesOf);
}

/** @param encoded the text; null where the bytes were read as UTF-8, and its text is not made before it is asked for */
function sound(
  bytes: Uint8Array,
  encoded: Extract<Encoded, { outcome: "text" }> | null,
  { document, root }: DocumentBuilder,
  placesOf: (text: string) => Places,
): Xml {
  const doubt = encoded?.doubt;
  const text = lazily(() => encoded?.text ?? utf8Text.decode(bytes));
  const positionIn = lazily(() => positions(text()));
  const position = (offset: number) => positionIn()(offset);
  const places = lazily(() => placesOf(text()));
  return {
    outcome: "decoded",
    document,
    root: root ?? { namespace: "", local: "" },
    text,
    utf8: encoded?.utf8 === false ? null : bytes,
    notes: doubt ? [xmlFinding("note", { code: "xml-encoding-doubtful", ...doubt }, [], position)] : [],
    locate: (path) => position(places().offsetOf(path)),
    places,
    position,
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A finding about a document, or about one place of it. */
export function xmlFinding(
  severity: Finding["severity"],
  { code, offset, expected }: Fault,
  path: Path,
  position: (offset: number) => Position,
): Finding {
  return {
    code,
    severity,
    path: pointer(path),
    position: position(offset),
    message: catalogue[code],
    expected,
    received: code === "xml-empty" ? "missing" : null,
  };
}

/** A finding about the value at a path of a document. */
export function noteAt(xml: Xml, code: CatalogueCode, path: Path, expected: string): Finding {
  return xmlFinding("note", { code, offset: xml.places().offsetOf(path), expected }, path, xml.position);
}

/** Which elements are arrays also when there is one. */
export function listing(lists: readonly string[] | IsList): IsList {
  if (typeof lists === "function") return lists;
  const names = new Set(lists);
  return (key) => names.has(key);
}

/** The key of a name: its local name, after the contract's prefix where the contract names its namespace. */
export function keysBy(namespaces: Readonly<Record<string, string>>): KeyOf {
  const prefixes = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
  return (namespace, local) => {
    const prefix = prefixes.get(namespace);
    return prefix ? `${prefix}:${local}` : local;
  };
}

/** The first bytes of gzip (RFC 1952 section 2.3.1), of a ZIP archive, and of a Zstandard frame (RFC 8878 section 3.1.1). */
function isCompressed([a, b, c, d]: Uint8Array): boolean {
  return (
    (a === 0x1f && b === 0x8b) ||
    (a === 0x50 && b === 0x4b && c === 3 && d === 4) ||
    (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd)
  );
}

/** Bytes that are cut may break their encoding at the end, but their XML before it. */
function misencoded({ code, expected, text }: Extract<Encoded, { outcome: "fault" }>): Undecodable {
  return refused(text, unlessPage(text, { code, offset: text.length, expected }));
}

const HTML_PAGE =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body)(?=[\s>])/i;

/** More than the preamble of any error page. */
const HEAD = 1024;

function unlessPage(text: string, fault: Fault): Fault {
  const content = text.trimStart();
  const start = text.length - content.length;
  if (content === "" && fault.code === "xml-truncated")
    return { code: "xml-empty", offset: 0, expected: "an XML document" };
  if (HTML_PAGE.test(content.slice(0, HEAD)))
    return { code: "xml-html-page", offset: start, expected: "an XML document" };
  return fault;
}

function refused(text: string, fault: Fault): Undecodable {
  return { outcome: "undecodable", findings: [xmlFinding("error", fault, [], positions(text))] };
}
