import { expect } from "vitest";
import type { Decoder } from "../../../../schemas/decoder.ts";
import { Finding } from "../../../../schemas/finding.ts";

/** A text as UTF-8. */
export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A text of characters up to 255 as ISO 8859-1. */
export const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

function place({ position }: Finding): string {
  if (!position) return "nowhere";
  const { line, column, segment, element, component, row, field, record } = position;
  if (segment !== undefined) return [segment, element, component].filter(Boolean).join("/");
  if (row !== undefined) return [`row ${row}`, field].filter(Boolean).join("/");
  if (record !== undefined) return [`record ${record}`, field].filter(Boolean).join("/");
  return [line, column].filter(Boolean).join(":");
}

/** Whether a decoder has nothing to refuse about bytes. */
export function isValid(decode: Decoder, bytes: Uint8Array): boolean {
  const decoded = decode(bytes);
  return decoded.outcome === "decoded" && decoded.faults === undefined;
}

/** What a decoder tells about bytes, one line a finding: code, path, place; what refuses, else the notes. */
export function told(decode: Decoder, bytes: Uint8Array): readonly string[] {
  const decoded = decode(bytes);
  const faults = decoded.outcome === "decoded" ? decoded.faults : decoded.findings;
  if (faults) expect(faults).not.toEqual([]);
  const notes = decoded.outcome === "decoded" ? decoded.notes : [];
  for (const [findings, severity] of [
    [faults ?? [], "error"],
    [notes, "note"],
  ] as const) {
    for (const finding of findings) expect(Finding.parse(finding)).toEqual({ ...finding, severity });
  }
  return (faults ?? notes).map((finding) => `${finding.code} ${finding.path || "(whole)"} ${place(finding)}`);
}
