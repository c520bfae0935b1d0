import { catalogue, type CatalogueCode } from "../../schemas/catalogue.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { HeldContent } from "../../schemas/held-exchange.ts";
import { TRANSFER_ENCODING_ATTRIBUTE, type TransferEncoding } from "../../schemas/transfer-encoding.ts";
import { fromBase64 } from "./base64.ts";

/** The payload that a message carries, or why its body does not hold what the sender says it does. */
export type Carried =
  | {
      readonly outcome: "payload";
      readonly bytes: Buffer<ArrayBuffer>;
      readonly transferEncoding: TransferEncoding | null;
    }
  | { readonly outcome: "broken"; readonly bytes: Buffer<ArrayBuffer>; readonly finding: Finding };

/** What a flow says of its senders; nothing of a flow that is no more. */
type Told = Pick<Flow, "transferEncoding"> | undefined;

/** Those of RFC 2045 section 6.2 by which a body is the payload itself. */
const IDENTITY = new Set(["7bit", "8bit", "binary"]);

/**
 * The payload of a message: its body's text, or the bytes that it stands for where the message says so by its
 * attribute, or else the flow. What is known to have come in an encoding is read by it, whatever the flow says today.
 */
export function carried(
  { body, attributes }: HeldContent,
  flow: Told,
  known: TransferEncoding | null = null,
): Carried {
  const told = known ?? toldBy(attributes) ?? flow?.transferEncoding ?? "8bit";
  if (IDENTITY.has(told)) return { outcome: "payload", bytes: Buffer.from(body), transferEncoding: null };
  if (told !== "base64")
    return broken(body, "transfer-encoding-unknown", 0, "base64, 8bit or no such attribute");
  const read = fromBase64(body);
  if (read.outcome === "broken") return broken(body, "transfer-encoding-broken", read.offset, read.expected);
  return { outcome: "payload", bytes: read.bytes, transferEncoding: "base64" };
}

/** What the sender says; names of fields and of encodings have no case: RFC 2045 sections 1 and 6.1. */
function toldBy(attributes: HeldContent["attributes"]): string | undefined {
  for (const [name, { stringValue = "" }] of Object.entries(attributes))
    if (name.toLowerCase() === TRANSFER_ENCODING_ATTRIBUTE.toLowerCase())
      return stringValue.trim().toLowerCase();
  return undefined;
}

/** A payload as a body carries it: the inverse of `carried`. */
export function inBody(bytes: Uint8Array, transferEncoding: TransferEncoding | null): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(transferEncoding ?? "utf8");
}

/** The body itself stands for the payload that it does not hold. */
function broken(body: string, code: CatalogueCode, offset: number, expected: string): Carried {
  const before = body.slice(0, offset).split("\n");
  const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const finding: Finding = {
    code,
    severity: "error",
    path: "",
    position,
    message: catalogue[code],
    expected,
    received: "string",
  };
  return { outcome: "broken", bytes: Buffer.from(body), finding };
}
