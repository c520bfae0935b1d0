import type { Format } from "../../schemas/format.ts";
import { textIn } from "./charset.ts";

/** A payload's text, and the character set that it is written in. */
export interface ShownText {
  readonly text: string;
  readonly charset: string;
}

/** A PDF, and the archives in which files are packed: nobody is helped by their bytes as letters. */
const BINARY = ["%PDF-", "PK\x03\x04", "\x1f\x8b", "BZh", "\x28\xb5\x2f\xfd"];

/**
 * A payload as people read and edit it: in the character set that its format tells, else in that of its byte order mark,
 * UTF-8 or what Windows writes, such that the text gives the same bytes again. Undefined where it is no text.
 */
export function shownText(bytes: Uint8Array, format: Format | undefined): ShownText | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (BINARY.some((start) => head.startsWith(start))) return undefined;
  for (const charset of [format?.charset?.(bytes) ?? "utf-8", wideBy(head), "utf-8", "windows-1252"]) {
    if (charset === undefined) continue;
    const text = textIn(charset, bytes);
    if (text !== undefined && !text.includes("\0")) return { text, charset };
  }
  return undefined;
}

function wideBy(head: string): string | undefined {
  if (head.startsWith("\xff\xfe")) return "utf-16le";
  return head.startsWith("\xfe\xff") ? "utf-16be" : undefined;
}
