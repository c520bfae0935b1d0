import { Finding } from "../schemas/finding.ts";
import type { Decoder } from "../schemas/decoder.ts";
import type { Attack } from "./attacks.ts";

/** What one attack came to. */
export interface Trial {
  readonly valid: boolean;
  readonly codes: readonly string[];
}

/**
 * Has a decoder read an attack, and holds its findings to their schema.
 *
 * @throws where the decoder throws, tells nothing of what it refuses, or tells what is no finding
 */
export function tried(decode: Decoder, { name, bytes }: Attack): Trial {
  const decoded = decode(bytes);
  const faults = decoded.outcome === "decoded" ? (decoded.faults ?? []) : decoded.findings;
  const notes = decoded.outcome === "decoded" ? decoded.notes : [];
  for (const finding of [...faults, ...notes]) Finding.parse(finding);
  if (decoded.outcome === "undecodable" && faults.length === 0) throw new Error(`no finding: ${name}`);
  return {
    valid: decoded.outcome === "decoded" && faults.length === 0,
    codes: [...new Set(faults.map(({ code }) => code))],
  };
}
