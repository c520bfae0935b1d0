import { describe, expect, test } from "vitest";
import * as z from "zod";
import { check as checkWith, examine } from "../../../functions/gate/examine.ts";
import { decodeJson, json } from "../../../functions/gate/formats/json.ts";
import { businessRule, type Contract, defineContract } from "../../../schemas/contract.ts";
import { letter, letterPassage } from "../letters.ts";

const check = (bytes: Uint8Array, contract: Contract) => checkWith(bytes, contract, decodeJson);

const identifyById = ({ id }: { readonly id: string }) => ({ exchangeId: id, businessKey: id });

const contract = defineContract({
  format: json(),
  schema: z
    .strictObject({
      id: z.string(),
      count: z.int().min(1).max(9),
      kind: z.enum(["in", "out"]),
      day: z.iso.date(),
      lines: z.array(z.looseObject({ sku: z.string() })).min(1),
      either: z
        .union([z.strictObject({ mail: z.string() }), z.strictObject({ phone: z.string() })])
        .optional(),
    })
    .check(
      businessRule(({ count, lines }) =>
        count === lines.length
          ? undefined
          : {
              path: ["count"],
              code: "line-count",
              expected: "the number of lines",
              message: { fr: "Compter les lignes.", en: "Count the lines." },
            },
      ),
    ),
  identify: ({ id }) => ({ exchangeId: id, businessKey: id }),
});
const right = { id: "1", count: 1, kind: "in", day: "2026-11-24", lines: [{ sku: "A" }] };
const verdict = (message: unknown) => check(Buffer.from(JSON.stringify(message)), contract);

test.each([
  ["a missing field", { ...right, id: undefined }, ["field-missing", "/id", "string", "missing"]],
  ["a null", { ...right, id: null }, ["field-type", "/id", "string", "null"]],
  [
    "a wrong type deep inside",
    { ...right, lines: [{ sku: 7 }] },
    ["field-type", "/lines/0/sku", "string", "number"],
  ],
  ["a value of no list", { ...right, kind: "up" }, ["field-value", "/kind", "one of in, out", "string"]],
  ["a wrong form", { ...right, day: "24/11/2026" }, ["field-format", "/day", "date", "string"]],
  ["too small a number", { ...right, count: 0 }, ["field-too-small", "/count", "at least 1", "number"]],
  ["too big a number", { ...right, count: 10 }, ["field-too-big", "/count", "at most 9", "number"]],
  ["an empty list", { ...right, lines: [] }, ["field-too-small", "/lines", "at least 1 items", "array"]],
  ["an unknown field", { ...right, more: 1 }, ["field-unknown", "/more", "no such field", "number"]],
  [
    "a broken business rule",
    { ...right, count: 2 },
    ["line-count", "/count", "the number of lines", "number"],
  ],
  [
    "the nearest form of several",
    { ...right, either: { mail: 1 } },
    ["field-type", "/either/mail", "string", "number"],
  ],
])("%s is told by code, path, expected and received kind", (_, message, [code, path, expected, received]) => {
  const checked = verdict(message);
  expect(checked).toMatchObject({ verdict: "invalid", reason: "contract", total: 1 });
  expect(checked.verdict === "invalid" && checked.findings).toMatchObject([
    { code, path, expected, received, severity: "error" },
  ]);
});

test("a business rule is not asked about a message whose fields are unsound", () => {
  const rule = businessRule(() => {
    throw new Error("it was asked");
  });
  const sound = defineContract({
    format: json(),
    schema: z.object({ day: z.iso.date() }).check(rule),
    identify: () => ({ businessKey: "one" }),
  });
  expect(check(Buffer.from('{"day":"24/11/2026"}'), sound)).toMatchObject({
    findings: [{ code: "field-format" }],
  });
});

test("a finding has a place in the text and never a value of it", () => {
  const checked = check(Buffer.from('{\n  "id": "1",\n  "count": "many secrets"\n}'), contract);
  if (checked.verdict === "valid") throw new Error("it is not valid");
  expect(checked.findings[0]).toMatchObject({ path: "/count", position: { line: 3, column: 12 } });
  expect(JSON.stringify(checked.findings)).not.toContain("many secrets");
});

test("of fifty thousand findings a hundred are kept and all are counted", () => {
  const lines = Array.from({ length: 50_000 }, () => ({ sku: 1 }));
  const checked = verdict({ ...right, lines });
  if (checked.verdict === "valid") throw new Error("it is not valid");
  expect(checked.findings).toHaveLength(100);
  expect(checked.total).toBe(50_000);
});

test("a refused message still shows the keys by which support can find it", () => {
  expect(verdict({ ...right, kind: "up" })).toMatchObject({ exchangeId: "1", businessKey: "1" });
  expect(verdict({ ...right, id: undefined })).toMatchObject({ exchangeId: null, businessKey: null });
});

test.each([
  ["empty", "", "identity-missing"],
  ["of 257 bytes", "é".repeat(128) + "x", "identity-too-long"],
])("a key that is %s refuses the message", (_, id, code) => {
  expect(verdict({ ...right, id })).toMatchObject({ verdict: "invalid", findings: [{ code }, { code }] });
});

test("keys may hold blanks, accents and emoji, and parts cannot be mistaken for each other", () => {
  const parted = defineContract({
    format: json(),
    schema: z.object({ a: z.string(), b: z.string() }),
    identify: ({ a, b }) => ({ exchangeId: [a, b], businessKey: `clé ${a} 🙂` }),
  });
  const idOf = (a: string, b: string) => {
    const checked = check(Buffer.from(JSON.stringify({ a, b })), parted);
    if (checked.verdict === "invalid") throw new Error("it is not valid");
    return checked.identity.exchangeId;
  };
  const ids = [idOf("x/y", "z"), idOf("x", "y/z"), idOf("x\\", "/z"), idOf("x", "\\//z")];
  expect(new Set(ids).size).toBe(ids.length);
});

test("a message without an id is known by its bytes where a window is stated, else also by its queue message", () => {
  const stock = defineContract({
    format: json(),
    schema: z.object({ id: z.string() }),
    identify: () => ({ businessKey: "stock" }),
  });
  const idOf = (messageId: string, window: { duplicateWindow?: string }) => {
    const { flow } = letterPassage({ contract: stock, ...window });
    const examined = examine({ ...letter("1", "a"), messageId }, flow, decodeJson);
    return examined.outcome === "accepted" ? examined.exchangeId : undefined;
  };
  expect(idOf("m1", {})).not.toBe(idOf("m2", {}));
  expect(idOf("m1", {})).toBe(idOf("m1", {}));
  expect(idOf("m1", { duplicateWindow: "PT1H" })).toBe(idOf("m2", { duplicateWindow: "PT1H" }));
});

describe("a note of the format", () => {
  const repeated = Buffer.from('{"id":"7","id":"7"}');
  const lenient = { format: json(), schema: z.object({ id: z.string() }), identify: identifyById };

  test("passes with the message", () => {
    expect(check(repeated, defineContract(lenient))).toMatchObject({
      verdict: "valid",
      notes: { findings: [{ code: "json-duplicate-key", severity: "note" }], total: 1 },
    });
  });

  test("refuses it where the contract says so, and the message still shows its keys", () => {
    const strict = defineContract({ ...lenient, refuses: ["json-duplicate-key"] });
    expect(check(repeated, strict)).toMatchObject({
      verdict: "invalid",
      reason: "contract",
      findings: [{ code: "json-duplicate-key", severity: "error" }],
      total: 1,
      businessKey: "7",
    });
  });

  test("that the contract refuses is told beside what else is wrong", () => {
    const strict = defineContract({ ...lenient, refuses: ["json-duplicate-key"] });
    expect(check(Buffer.from('{"id":7,"id":7}'), strict)).toMatchObject({
      findings: [{ code: "json-duplicate-key" }, { code: "field-type" }],
      total: 2,
    });
  });
});
