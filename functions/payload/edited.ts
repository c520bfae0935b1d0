import type { Format } from "../../schemas/format.ts";
import type { PayloadForm } from "../../schemas/held-exchange.ts";
import type { Carried } from "./carried.ts";
import { fromBase64 } from "./base64.ts";
import { bytesIn, textIn } from "./charset.ts";
import { shownText } from "./shown.ts";

/** A payload as a person gives it: a text, or bytes written in base64. */
interface Given {
  readonly body: string;
  readonly form: PayloadForm;
}

/** The bytes of an edited payload, or why there are none; a place counts from 1. */
export type Edited =
  | { readonly outcome: "bytes"; readonly bytes: Buffer<ArrayBuffer> }
  | { readonly outcome: "not-text" }
  | {
      readonly outcome: "unknown-character";
      readonly charset: string;
      readonly position: { readonly line: number; readonly column: number };
    };

/**
 * What a person made of what came, as bytes of the character set that it came in. What came must be a text, since nobody
 * edits a PDF; and what leaves in a text of SQS must be UTF-8.
 */
export function edited({ body, form }: Given, came: Carried, format: Format): Edited {
  if (came.outcome === "broken") return { outcome: "not-text" };
  const charset = came.transferEncoding === null ? "utf-8" : shownText(came.bytes, format)?.charset;
  if (charset === undefined) return { outcome: "not-text" };
  if (form === "base64") {
    const read = fromBase64(body);
    const isText = came.transferEncoding !== null || (read.outcome === "bytes" && isUtf8(read.bytes));
    return read.outcome === "bytes" && isText ? read : { outcome: "not-text" };
  }
  const written = bytesIn(charset, body);
  if (written.outcome === "bytes") return written;
  const lines = body.slice(0, written.offset).split("\n");
  const position = { line: lines.length, column: Array.from(lines.at(-1) ?? "").length + 1 };
  return { outcome: "unknown-character", charset, position };
}

const isUtf8 = (bytes: Uint8Array) => textIn("utf-8", bytes) !== undefined;
