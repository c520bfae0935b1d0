import type { FormatName } from "./format.ts";

const JSON_TYPES = ["application/json"];
const XML_TYPES = ["application/xml", "text/xml"];
const FLAT_TYPES = ["text/plain"];

/** Of any format: what is posted so travels as bytes, and need not be UTF-8. */
const BYTES = "application/octet-stream";

/**
 * The media types of each format, as IANA registers them: https://www.iana.org/assignments/media-types. Flat files that
 * have none are plain text.
 */
const MEDIA_TYPES: Readonly<Record<FormatName, readonly string[]>> = {
  json: JSON_TYPES,
  jsonl: ["application/jsonl", "application/x-ndjson"],
  xml: XML_TYPES,
  ubl: XML_TYPES,
  cii: XML_TYPES,
  "e-invoice": [...XML_TYPES, "application/pdf"],
  camt: XML_TYPES,
  pain: XML_TYPES,
  epcis: ["application/json", "application/ld+json"],
  cloudevents: ["application/cloudevents+json", "application/json"],
  edifact: ["application/edifact", ...FLAT_TYPES],
  x12: ["application/edi-x12", ...FLAT_TYPES],
  idoc: XML_TYPES,
  "idoc-flat": FLAT_TYPES,
  csv: ["text/csv", ...FLAT_TYPES],
  "fixed-width": FLAT_TYPES,
  fec: FLAT_TYPES,
  mt940: FLAT_TYPES,
};

/** The media types by which a message of a format is posted. */
export function mediaTypesOf(format: FormatName): readonly string[] {
  return [...MEDIA_TYPES[format], BYTES];
}

/** Whether a `Content-Type` is one of a format; its parameters say nothing that the contract does not. */
export function isOfFormat(contentType: string | undefined, format: FormatName): boolean {
  const [type = ""] = (contentType ?? "").split(";");
  return mediaTypesOf(format).includes(type.trim().toLowerCase());
}
