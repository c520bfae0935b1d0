const BYTES_A_LINE = 16;
const BYTES_SHOWN = 256;

/** The first bytes of a payload in lines of sixteen: offset, hexadecimal, and what of it is printable ASCII. */
export function hexSummary(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, BYTES_SHOWN));
  const lines: string[] = [];
  for (let at = 0; at < shown.length; at += BYTES_A_LINE) {
    const line = shown.slice(at, at + BYTES_A_LINE);
    const hex = line.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const ascii = line
      .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "."))
      .join("");
    lines.push(`${at.toString(16).padStart(6, "0")}  ${hex.padEnd(3 * BYTES_A_LINE - 1)}  ${ascii}`);
  }
  return lines.join("\n");
}
