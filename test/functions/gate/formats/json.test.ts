import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Finding } from "../../../../schemas/finding.ts";
import { decodeJson } from "../../../../functions/gate/formats/json.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is told about a message, one line a finding: code, path, line:column. */
function told(bytes: Uint8Array): readonly string[] {
  const decoded = decodeJson(bytes);
  const findings = decoded.outcome === "decoded" ? decoded.notes : decoded.findings;
  for (const finding of findings) {
    expect(Finding.parse(finding)).toEqual(finding);
    expect(finding.severity).toBe(decoded.outcome === "decoded" ? "note" : "error");
  }
  return findings.map(
    ({ code, path, position }) => `${code} ${path || "(whole)"} ${position?.line}:${position?.column}`,
  );
}

const refused: readonly (readonly [name: string, text: string, ...findings: string[]])[] = [
  ["no content", "", "json-empty (whole) 1:1"],
  ["white space alone", " \r\n\t ", "json-empty (whole) 1:1"],
  ["a byte order mark alone", "\uFEFF", "json-empty (whole) 1:1"],
  ["a byte order mark", '\uFEFF{"a":1}', "json-byte-order-mark (whole) 1:1"],
  ["UTF-16 without a mark", "{\0}\0", "json-encoding (whole) 1:2"],
  ["a doctype", "\n <!DOCTYPE html><p>Bad Gateway", "json-html-page (whole) 2:2"],
  ["an html element", "<HTML lang=fr>", "json-html-page (whole) 1:1"],
  ["XHTML", '<?xml version="1.0"?>\n<!-- proxy -->\n<html>', "json-html-page (whole) 1:1"],
  ["HTML behind a byte order mark", "\uFEFF<html>", "json-html-page (whole) 1:2"],
  ["XML", '<?xml version="1.0"?><order/>', "json-syntax (whole) 1:1"],
  ["words", "Service unavailable", "json-syntax (whole) 1:1"],
  ["an open object", "{", "json-truncated (whole) 1:2"],
  ["an end in a key", '{"na', "json-truncated (whole) 1:5"],
  ["an end before a colon", '{"name"', "json-truncated /name 1:8"],
  ["an end after a colon", '{"name":', "json-truncated /name 1:9"],
  ["an end in a text", '{"name":"#10', "json-truncated /name 1:13"],
  ["an end in an escape", '{"name":"\\u00', "json-truncated /name 1:14"],
  ["an end after a backslash", '{"name":"\\', "json-truncated /name 1:11"],
  ["an end in a literal", '{"test":fal', "json-truncated /test 1:12"],
  ["an end in a number", "[1,-", "json-truncated /1 1:5"],
  ["an end after a point", "[1.", "json-truncated /0 1:4"],
  ["an end in an exponent", "[1e", "json-truncated /0 1:4"],
  ["an end after an item", "[1,\n 2", "json-truncated /1 2:3"],
  ["an end after a comma", "[1,\n", "json-truncated /1 2:1"],
  ["a trailing comma in an object", '{"a":{"b":1,}}', "json-syntax /a 1:13"],
  ["a trailing comma in an array", "[1,]", "json-syntax /1 1:4"],
  ["a comma too early", "[,1]", "json-syntax /0 1:2"],
  ["a missing comma", '{"a":1 "b":2}', "json-syntax /a 1:8"],
  ["a missing colon", '{"a" 1}', "json-syntax /a 1:6"],
  ["a wrong bracket", '{"a":[1}', "json-syntax /a/0 1:8"],
  ["single quotes", "{'a':1}", "json-syntax (whole) 1:2"],
  ["a bare key", "{a:1}", "json-syntax (whole) 1:2"],
  ["a comment", '{"a":1 // one\n}', "json-syntax /a 1:8"],
  ["two values", '{"a":1}\n{"a":2}', "json-syntax (whole) 2:1"],
  ["a stray closing bracket", "1]", "json-syntax (whole) 1:2"],
  ["a literal of another language", '{"a":None}', "json-syntax /a 1:6"],
  ["a misspelt literal", "[nul]", "json-syntax /0 1:5"],
  ["a capital literal", "[True]", "json-syntax /0 1:2"],
  ["NaN", "[NaN]", "json-syntax /0 1:2"],
  ["a leading zero", "[012]", "json-syntax /0 1:3"],
  ["a leading plus", "[+1]", "json-syntax /0 1:2"],
  ["a leading point", "[.5]", "json-syntax /0 1:2"],
  ["a minus alone", "[-]", "json-syntax /0 1:3"],
  ["a point without digits", "[1.]", "json-syntax /0 1:4"],
  ["an exponent without digits", "[1e+]", "json-syntax /0 1:5"],
  ["a hexadecimal number", "[0x1F]", "json-syntax /0 1:3"],
  ["a line break in a text", '["a\nb"]', "json-syntax /0 1:4"],
  ["a tab in a key", '{"a\tb":1}', "json-syntax (whole) 1:4"],
  ["a NUL in a text", '["a\0b"]', "json-syntax /0 1:4"],
  ["an unknown escape", '["\\x41"]', "json-syntax /0 1:4"],
  ["an escape of three digits", '["\\u00e"]', "json-syntax /0 1:8"],
  ["a no-break space between values", "[1,\u00A02]", "json-syntax /1 1:4"],
  ["an accent and an emoji before the fault", '{"é😀":1,}', "json-syntax (whole) 1:9"],
  ["a carriage return before the line feed", '{\r\n"a":1,\r\n}', "json-syntax (whole) 3:1"],
  ["a long whole number", '{"id":12345678901234567890}', "json-number /id 1:7"],
  ["an odd number above 2^53", "[9007199254740993]", "json-number /0 1:2"],
  ["too many decimals", '{"rate":0.12345678901234567890123}', "json-number /rate 1:9"],
  ["a number beyond a double", "[-1e400]", "json-number /0 1:2"],
  ["a number below a double", "[1E-400]", "json-number /0 1:2"],
  ["a long number alone", "12345678901234567890", "json-number (whole) 1:1"],
  ["a first half alone", '{"note":"a\\ud83d"}', "json-surrogate /note 1:11"],
  ["a second half alone", '{"note":"\\uDE00"}', "json-surrogate /note 1:10"],
  ["halves apart", '["\\ud83d \\ude00"]', "json-surrogate /0 1:3"],
  ["two first halves", '["\\ud83d\\ud83d\\ude00"]', "json-surrogate /0 1:3"],
  ["a half in a key", '{"a":{"\\ud83d":1}}', "json-surrogate /a 1:8"],
  ["a reserved key", '{"a":{"__proto__":{}}}', "json-forbidden-key /a/__proto__ 1:7"],
  ["a reserved key, escaped", '{"\\u005f_proto__":1}', "json-forbidden-key /__proto__ 1:2"],
  [
    "several at once",
    '{"id":12345678901234567890,\n"note":"\\ud800",\n"__proto__":1,\n"x":[1e999]}',
    "json-number /id 1:7",
    "json-surrogate /note 2:9",
    "json-forbidden-key /__proto__ 3:1",
    "json-number /x/0 4:6",
  ],
  ["a number, then a broken grammar", '{"id":1e999,\n"x":}', "json-number /id 1:7", "json-syntax /x 2:5"],
  ["a personal key", '{"jean dupont, 3 rue":{"id":1e999}}', "json-number /*/id 1:29"],
];

test.each(refused)("refuses %s", (_name, text, ...findings) => {
  expect(told(encode(text))).toEqual(findings);
  expect(decodeJson(encode(text)).outcome).toBe("undecodable");
});

const accepted: readonly (readonly [name: string, text: string, ...notes: string[]])[] = [
  ["a value alone", " true\n"],
  ["an empty text", '""'],
  ["amounts and exponents", "[0.1, 1.10, 1e5, 1E+2, 0.06, -0, 0.0, 450789469, 100000000000000000000]"],
  ["a zero of any exponent", "[0e999999999999]"],
  ["the last whole number before 2^53", "[9007199254740991]"],
  ["all 17 digits of a double", "[0.30000000000000004]"],
  ["long digits in a text", '{"sscc":"376123450000000012345"}'],
  ["a whole pair, escaped", '["\\uD83D\\uDE00"]'],
  ["an escaped backslash before a u", '["\\\\ud83d"]'],
  ["a reserved word as a value", '["__proto__"]'],
  ["keys that objects inherit", '{"constructor":1,"toString":2,"hasOwnProperty":3}'],
  ["line separators in a text", '["\u2028\u2029"]'],
  ["the deepest nesting", "[".repeat(128) + "]".repeat(128)],
  ["a key twice", '{"a":1,\n "a":2}', "json-duplicate-key /a 2:2"],
  ["a key twice, once escaped", '{"a":1,"\\u0061":2}', "json-duplicate-key /a 1:8"],
  ["a key three times", '{"a":1,"a":2,"a":3}', "json-duplicate-key /a 1:8", "json-duplicate-key /a 1:14"],
  ["an inherited name twice", '{"constructor":1,"constructor":2}', "json-duplicate-key /constructor 1:18"],
  ["a key twice, inside", '{"a":[{"b":{}},{"b":1,"b":2}]}', "json-duplicate-key /a/1/b 1:23"],
  ["the same key in two objects", '[{"a":1},{"a":1}]'],
];

test.each(accepted)("accepts %s", (_name, text, ...notes) => {
  const decoded = decodeJson(encode(text));
  expect(told(encode(text))).toEqual(notes);
  expect(decoded).toMatchObject({ outcome: "decoded", document: JSON.parse(text) });
});

const badBytes: readonly (readonly [name: string, bytes: readonly number[], finding: string])[] = [
  ["ISO-8859-1", [0x5b, 0x22, 0x63, 0x61, 0x66, 0xe9, 0x22, 0x5d], "json-encoding (whole) 1:6"],
  [
    "a bad byte on a later line",
    [0x5b, 0x0a, 0x22, 0xc3, 0xa9, 0xff, 0x22, 0x5d],
    "json-encoding (whole) 2:3",
  ],
  ["an overlong form", [0x22, 0xc0, 0xaf, 0x22], "json-encoding (whole) 1:2"],
  ["a surrogate in UTF-8", [0x22, 0xed, 0xa0, 0x80, 0x22], "json-encoding (whole) 1:2"],
  ["a UTF-16 mark, little end first", [0xff, 0xfe, 0x7b, 0, 0x7d, 0], "json-encoding (whole) 1:1"],
  ["a UTF-16 mark, big end first", [0xfe, 0xff, 0, 0x7b, 0, 0x7d], "json-encoding (whole) 1:1"],
  ["gzip", [0x1f, 0x8b, 0x08, 0x00], "json-encoding (whole) 1:2"],
  ["an HTML page in ISO-8859-1", [...encode("<html>Acc"), 0xe8, 0x73], "json-html-page (whole) 1:1"],
  ["an end inside a character", [...encode('["caf'), 0xc3], "json-truncated /0 1:6"],
  ["a cut character behind the end", [...encode("[1]"), 0xc3], "json-encoding (whole) 1:4"],
];

test.each(badBytes)("refuses %s", (_name, bytes, finding) => {
  expect(told(Uint8Array.from(bytes))).toEqual([finding]);
});

test("refuses 100,000 levels where the limit is passed", () => {
  const deepest = `json-depth ${"/0".repeat(128)} 1:129`;
  expect(told(encode("[".repeat(100_000)))).toEqual([deepest]);
  expect(told(encode("[".repeat(100_000) + "]".repeat(100_000)))).toEqual([deepest]);
  expect(told(encode("[".repeat(129) + "]".repeat(129)))).toEqual([deepest]);
  expect(told(encode('{"a":'.repeat(200_000)))).toEqual([`json-depth ${"/a".repeat(128)} 1:641`]);
});

test("keeps the first 100 findings of 50,000", () => {
  const numbers = told(encode(`[${"1e999,".repeat(50_000)}1]`));
  expect(numbers).toHaveLength(100);
  expect(numbers.at(-1)).toBe("json-number /99 1:596");
  expect(told(encode(`{${'"a":1,'.repeat(50_000)}"a":1}`))).toHaveLength(100);
});

test.each([
  ["one text of 1 MiB", `"${"x".repeat(1 << 20)}"`, "decoded"],
  ["1 MiB of escapes", `"${'\\"'.repeat(1 << 19)}"`, "decoded"],
  ["1 MiB of backslashes without an end", `"${"\\\\".repeat(1 << 19)}`, "undecodable"],
  ["1 MiB of escaped pairs", `"${"\\ud83d\\ude00".repeat(87_381)}"`, "decoded"],
  ["1 MiB of digits", "9".repeat(1 << 20), "undecodable"],
  ["1 MiB of zeros", `0.${"0".repeat(1 << 20)}`, "decoded"],
  ["1 MiB of white space", " ".repeat(1 << 20), "undecodable"],
  ["1 MiB of comments", "<!---->".repeat(149_797), "undecodable"],
  ["1 MiB of commas", ",".repeat(1 << 20), "undecodable"],
  ["a million empty objects", `[${"{},".repeat(1_000_000)}{}]`, "decoded"],
  ["100,000 keys", `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":0`).join()}}`, "decoded"],
])("bears %s", (_name, text, outcome) => {
  expect(decodeJson(encode(text)).outcome).toBe(outcome);
});

test.each([
  ['{"name":"#10', "a closing double quote"],
  ['{"name":"#10\\', "a closing double quote"],
  ['{"name":"#10\n"}', "an escape in place of a control character"],
  ['{"name":"\\x"}', 'one of "\\/bfnrtu after the backslash'],
  ['{"name":"\\u12"}', "four hexadecimal digits"],
  ['{"name":', "a value"],
  ['{"name":nil}', "true, false or null"],
  ['{"number":-}', "a digit"],
  ['{"number":07}', "no digit after a leading zero"],
  ['{"name" "#10"}', "a colon"],
  ["{name}", "a key in double quotes or }"],
  ['{"test":1,}', "a key in double quotes after the comma"],
  ["[;]", "a value or ]"],
  ["[1;2]", "a comma or ]"],
  ["{}{}", "the end of the message"],
])("says of %s what should have come", (text, expected) => {
  expect(decodeJson(encode(text))).toMatchObject({ findings: [{ expected }] });
});

test("never says what stood at the place", () => {
  const decoded = decodeJson(encode('{"iban":"FR7630006000011234567890189" "next":1}'));
  expect(decoded).toMatchObject({ findings: [{ expected: "a comma or }", received: null }] });
  expect(JSON.stringify(decoded)).not.toContain("FR76");
});

const samples = new URL("../../../samples/json-shopify/", import.meta.url);

test.each([
  ["order.json", []],
  ["product.json", []],
  ["refund.json", []],
  ["fulfillment.json", []],
  ["INVALID_trailing_comma.json", ["json-syntax (whole) 115:7"]],
  ["INVALID_truncated.json", ["json-truncated /order/fulfillments/0/tracking_url 196:151"]],
])("gives the sample %s its verdict", (file, findings) => {
  const bytes = readFileSync(new URL(file, samples));
  expect(told(bytes)).toEqual(findings);
  expect(decodeJson(bytes).outcome).toBe(file.startsWith("INVALID") ? "undecodable" : "decoded");
});
