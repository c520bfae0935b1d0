import { expect, test } from "vitest";
import { hexSummary } from "../../../functions/payload/hex-summary.ts";

test("the first bytes stand in lines of sixteen, beside what of them is printable", () => {
  expect(hexSummary(Buffer.from("%PDF-1.7\n%éabcdef"))).toBe(
    [
      "000000  25 50 44 46 2d 31 2e 37 0a 25 c3 a9 61 62 63 64  %PDF-1.7.%..abcd",
      `000010  65 66${" ".repeat(42)}  ef`,
    ].join("\n"),
  );
});

test("no more than 256 bytes are shown", () => {
  expect(hexSummary(new Uint8Array(1000)).split("\n")).toHaveLength(16);
});
