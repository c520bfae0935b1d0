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

/** What a decoder tells about bytes, one line a finding: code, path, place. */
export function told(decode: Decoder, bytes: Uint8Array): readonly string[] {
  const decoded = decode(bytes);
  const findings = decoded.outcome === "decoded" ? decoded.notes : decoded.findings;
  for (const finding of findings) {
    expect(Finding.parse(finding)).toEqual(finding);
    expect(finding.severity).toBe(decoded.outcome === "decoded" ? "note" : "error");
  }
  if (decoded.outcome === "undecodable") expect(findings).not.toEqual([]);
  return findings.map((finding) => `${finding.code} ${finding.path || "(whole)"} ${place(finding)}`);
}
