import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FINDINGS_KEPT } from "../../../../schemas/finding.ts";
import { decodeJson } from "../../../../functions/gate/formats/json.ts";
import { scan } from "../../../../functions/gate/formats/json-scan.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What JSON allows and the decoder refuses all the same. */
const OURS = new Set(["json-depth", "json-number", "json-surrogate", "json-forbidden-key"]);

/** What the platform's own reader makes of the bytes. */
function reference(bytes: Uint8Array): { readonly document: unknown } | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { document: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** How the decoder's verdict differs from the reference beyond its stated refusals; null if it does not. */
function disagreement(bytes: Uint8Array): string | null {
  const decoded = decodeJson(bytes);
  const read = reference(bytes);
  if (decoded.outcome === "decoded") {
    if (read === null) return "accepts what is no JSON";
    return isDeepStrictEqual(decoded.document, read.document) ? null : "reads another document";
  }
  const codes = decoded.findings.map(({ code }) => code);
  if (codes.length === 0 || codes.length > FINDINGS_KEPT) return `gives ${codes.length} findings`;
  // At the bound the scan ends before it can meet a break of the grammar.
  if (codes.length === FINDINGS_KEPT) return null;
  if (codes.every((code) => OURS.has(code)))
    return read === null ? `calls it JSON but for ${codes.join()}` : null;
  return read === null ? null : `refuses JSON for ${codes.join()}`;
}

/** The codes told of a message. */
function codesOf(bytes: Uint8Array): readonly string[] {
  const decoded = decodeJson(bytes);
  const findings = decoded.outcome === "decoded" ? decoded.notes : decoded.findings;
  return findings.map(({ code }) => code);
}

/** JSON with the keys, numbers and escapes that are prone to trouble, written in several ways. */
const { value: awkward } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("1", "-0.50", "1e5", "1E400", "12345678901234567890", "true", "null", '""'),
    fc.string({ unit: "grapheme" }).map((text) => JSON.stringify(text)),
    fc.constantFrom('"\\ud83d\\ude00"', '"\\ud83d"', '"\\u0061\\/"', '"\\\\"'),
    fc.array(tie("value"), { maxLength: 4 }).map((items) => `[ ${items.join(" ,\n")}]`),
    fc
      .array(
        fc.tuple(fc.constantFrom('"a"', '"\\u0061"', '"b c"', '"__proto__"', '"é"', '"1"'), tie("value")),
        {
          maxLength: 4,
        },
      )
      .map((members) => `{${members.map(([key, value]) => `${key}:\t${String(value)}`).join(",")} }`),
  ),
}));
const awkwardText = awkward.map(String);

test("reads what JSON.stringify writes as JSON.parse does", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme" }), fc.nat(3), (value, indent) => {
      const bytes = encode(JSON.stringify(value, null, indent));
      expect(disagreement(bytes)).toBeNull();
      const text = new TextDecoder().decode(bytes);
      expect(decodeJson(bytes).outcome === "decoded").toBe(!text.includes('"__proto__":'));
    }),
  );
});

test("accepts what JSON.parse accepts but for its stated refusals", () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      expect(disagreement(encode(text))).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test("refuses nothing and notes nothing unseen by the full scan", () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      const { faults, notes } = scan(text);
      const scanned = faults.length > 0 ? faults : notes;
      expect(codesOf(encode(text))).toEqual(scanned.map(({ code }) => code));
    }),
    { numRuns: 1000 },
  );
});

test("never throws on a text cut anywhere, and calls it truncated where it is no JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
      const bytes = encode(JSON.stringify([value]));
      for (let length = 1; length < bytes.length; length++) {
        expect(codesOf(bytes.subarray(0, length)).at(-1)).toBe("json-truncated");
      }
    }),
  );
});

test("never throws on a flipped byte, and agrees with JSON.parse on it", () => {
  fc.assert(
    fc.property(awkwardText, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, place, mask) => {
      const bytes = encode(text);
      const at = place % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      expect(disagreement(bytes)).toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test("never throws on any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(disagreement(bytes)).toBeNull();
    }),
    { numRuns: 2000 },
  );
});

test("agrees with JSON.parse on a real order cut at or flipped in every byte", () => {
  const order = readFileSync(new URL("../../../samples/json-shopify/refund.json", import.meta.url));
  for (let at = 0; at < order.length; at++) {
    expect(disagreement(order.subarray(0, at))).toBeNull();
    const flipped = Uint8Array.from(order);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    expect(disagreement(flipped)).toBeNull();
  }
});

test("notes a repeated key exactly where a naive reader meets one", () => {
  const key = fc.constantFrom("a", "b", "constructor", "toString", "1", "é");
  const written = fc.boolean();
  const members = fc.array(fc.tuple(key, written), { maxLength: 12 });
  fc.assert(
    fc.property(members, (members) => {
      const pairs = members.map(([key, escaped]) => `${escaped ? escapedKey(key) : JSON.stringify(key)}:0`);
      const decoded = decodeJson(encode(`{${pairs.join(",")}}`));
      const repeated = members.filter(
        ([key], index) => members.findIndex(([other]) => other === key) < index,
      );
      const notes = decoded.outcome === "decoded" ? decoded.notes : [];
      expect(notes.map(({ path }) => path)).toEqual(repeated.map(([key]) => `/${key}`));
    }),
  );
});

function escapedKey(key: string): string {
  const units = Array.from(key, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${units.join("")}"`;
}
