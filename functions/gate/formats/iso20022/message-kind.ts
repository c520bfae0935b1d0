import type { Xml } from "../xml/decode.ts";

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:((?:camt|pain)\.\d{3})\.(\d{3}\.\d{2})$/;

/** The message definition of a document with its version, such as `camt.053.001.08`; null where it is not wanted. */
export function messageKind({ root }: Xml, wanted: readonly string[]): string | null {
  const [, message = "", version = ""] = NAMESPACE.exec(root.namespace) ?? [];
  return root.local === "Document" && wanted.includes(message) ? `${message}.${version}` : null;
}
