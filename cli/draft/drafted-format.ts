import * as z from "zod";

/** The formats whose contracts are drafted: those whose messages are trees of named fields. */
export const DraftedFormat = z.enum(["json", "xml", "ubl", "cii", "camt", "pain", "cloudevents"]);
export type DraftedFormat = z.infer<typeof DraftedFormat>;

/** Where a contract imports its format from, and what makes it. */
export const DRAFTED: Readonly<Record<DraftedFormat, { readonly module: string; readonly maker: string }>> = {
  json: { module: "json.ts", maker: "json" },
  xml: { module: "xml.ts", maker: "xml" },
  ubl: { module: "ubl.ts", maker: "ubl" },
  cii: { module: "cii.ts", maker: "cii" },
  camt: { module: "camt.ts", maker: "camt" },
  pain: { module: "pain.ts", maker: "pain" },
  cloudevents: { module: "cloudevents.ts", maker: "cloudevents" },
};

/** What the beginning of a message tells of its format, the telling first. */
const BEGINNINGS: ReadonlyArray<readonly [RegExp, DraftedFormat]> = [
  [/^\s*\{[^]*"specversion"\s*:/, "cloudevents"],
  [/^\s*[{[]/, "json"],
  [/urn:oasis:names:specification:ubl:schema:xsd:/, "ubl"],
  [/urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:/, "cii"],
  [/urn:iso:std:iso:20022:tech:xsd:camt\./, "camt"],
  [/urn:iso:std:iso:20022:tech:xsd:pain\./, "pain"],
  [/^\s*</, "xml"],
];

/** Of a message that is looked at to tell its format. */
const LOOKED_AT = 4096;

/** The format of a message by how it begins; nothing where none is told by that. */
export function formatOf(bytes: Uint8Array): DraftedFormat | undefined {
  const beginning = new TextDecoder("utf-8").decode(bytes.subarray(0, LOOKED_AT)).replace(/^\uFEFF/, "");
  return BEGINNINGS.find(([pattern]) => pattern.test(beginning))?.[1];
}

/** The names under which more than one element stood somewhere. */
export function listNames(document: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof document !== "object" || document === null) return found;
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value)) found.add(name);
    for (const each of Array.isArray(value) ? value : [value]) listNames(each, found);
  }
  return found;
}
