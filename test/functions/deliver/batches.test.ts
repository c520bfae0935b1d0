import * as fc from "fast-check";
import { expect, test } from "vitest";
import { batches, messageBytes } from "../../../functions/deliver/batches.ts";

const MIB = 1_048_576;

test("batches keep the order, hold ten messages and 1 MiB at most, and none could take the next one's first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: MIB })), (sizes) => {
      const cut = batches(sizes, (size) => size);
      expect(cut.flat()).toEqual(sizes);
      const sums = cut.map((batch) => batch.reduce((sum, size) => sum + size, 0));
      for (const [index, batch] of cut.entries()) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(10);
        expect(sums[index]).toBeLessThanOrEqual(MIB);
        const next = cut[index + 1]?.[0];
        const full = next === undefined || batch.length === 10 || (sums[index] ?? 0) + next > MIB;
        expect(full).toBe(true);
      }
    }),
  );
});

test("a message is as large as its body and the names, types and values of its attributes", () => {
  const attributes = {
    kanal: { dataType: "String", stringValue: "é" },
    proof: { dataType: "Binary", binaryValue: Buffer.from([1, 2, 3]).toString("base64") },
  };
  expect(messageBytes({ body: "né", attributes })).toBe(3 + (5 + 6 + 2) + (5 + 6 + 3));
});
