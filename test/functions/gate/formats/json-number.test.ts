import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isKeptExactly } from "../../../../functions/gate/formats/json-number.ts";

test.each([
  ["0", true],
  ["-0", true],
  ["-0.000", true],
  ["0e-999999999999999999999", true],
  ["0.1", true],
  ["1.10", true],
  ["1e5", true],
  ["1.5E-7", true],
  ["-1e-7", true],
  ["0.06", true],
  ["450789469", true],
  ["9007199254740992", true],
  ["9007199254740993", false],
  ["0.30000000000000004", true],
  ["0.30000000000000005", false],
  ["1.7976931348623157e308", true],
  ["5e-324", true],
  ["4e-324", false],
  ["1e400", false],
  ["1e-400", false],
  ["1e99999999999999999999", false],
  ["12345678901234567890", false],
  ["0.12345678901234567890123", false],
  // A double holds 2^64, but JavaScript would write it back as 18446744073709552000.
  ["18446744073709551616", false],
])("says of %s whether its digits are kept: %s", (token, kept) => {
  expect(isKeptExactly(token)).toBe(kept);
});

test("keeps whatever JavaScript itself writes", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(isKeptExactly(JSON.stringify(value))).toBe(true);
      expect(isKeptExactly(value.toExponential())).toBe(true);
    }),
  );
});

test("keeps any number of 15 significant digits, wherever its point is", () => {
  const digits = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
  fc.assert(
    fc.property(digits, fc.integer({ min: -290, max: 290 }), (mantissa, exponent) => {
      expect(isKeptExactly(`${mantissa}e${exponent}`)).toBe(true);
    }),
  );
});

test("keeps a whole number exactly when a double can be turned back into it", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (whole) => {
      expect(isKeptExactly(String(whole))).toBe(String(Number(whole)) === String(whole));
    }),
  );
});
