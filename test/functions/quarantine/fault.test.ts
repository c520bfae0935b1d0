import { expect, test } from "vitest";
import { fault } from "../../../functions/quarantine/fault.ts";
import type { Finding } from "../../../schemas/finding.ts";

const finding = (path: string): Finding => ({
  code: "field-type",
  severity: "error",
  path,
  position: null,
  message: { fr: "é".repeat(500), en: "e".repeat(500) },
  expected: "é".repeat(512),
  received: "string",
});
const origin = { id: "orders", contractVersion: 3 };

test("findings are kept up to a hundred, and all are counted", () => {
  const kept = fault(origin, "contract", { findings: [finding("/a"), finding("/b")], total: 50_000 });
  expect(kept).toMatchObject({
    findings: [{ path: "/a" }, { path: "/b" }],
    findingsTotal: 50_000,
    contractVersion: 3,
  });
});

test("findings with the longest paths and sentences still fit an item of DynamoDB", () => {
  const findings = Array.from({ length: 100 }, (_, index) => finding(`/${"日".repeat(500)}/${index}`));
  const kept = fault(origin, "contract", { findings, total: 100 });
  expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(300_000);
  expect(kept.findings.length).toBeGreaterThan(40);
  expect(kept.findingsTotal).toBe(100);
});
