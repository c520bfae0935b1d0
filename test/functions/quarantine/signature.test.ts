import { expect, test } from "vitest";
import { signature } from "../../../functions/quarantine/signature.ts";
import type { Finding } from "../../../schemas/finding.ts";

const finding = (code: string, path: string, severity: Finding["severity"] = "error"): Finding => ({
  code,
  path,
  severity,
  position: { line: 1, column: 1 },
  message: { fr: "…", en: "…" },
  expected: null,
  received: null,
});
const of = (...findings: Finding[]) => signature("orders", "contract", findings);

test("the same fault on another line, several times or in another order is one failure", () => {
  const one = of(finding("field-missing", "/lines/0/sku"), finding("field-type", "/total"));
  expect(of(finding("field-type", "/total"), finding("field-missing", "/lines/17/sku"))).toBe(one);
  expect(
    of(
      finding("field-missing", "/lines/0/sku"),
      finding("field-missing", "/lines/1/sku"),
      finding("field-type", "/total"),
    ),
  ).toBe(one);
});

test("a note makes no other failure, another code, field, reason or flow does", () => {
  const one = of(finding("field-missing", "/sku"));
  expect(of(finding("field-missing", "/sku"), finding("json-duplicate-key", "/x", "note"))).toBe(one);
  expect(of(finding("field-type", "/sku"))).not.toBe(one);
  expect(of(finding("field-missing", "/id"))).not.toBe(one);
  expect(signature("orders", "undecodable", [finding("field-missing", "/sku")])).not.toBe(one);
  expect(signature("stock", "contract", [finding("field-missing", "/sku")])).not.toBe(one);
});

test("where a message was cut is chance, so all that were cut are one failure", () => {
  expect(of(finding("json-truncated", "/a/b"))).toBe(of(finding("json-truncated", "/c")));
});
