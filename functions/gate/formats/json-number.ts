/**
 * Whether a number of RFC 8259 section 6 keeps all its digits when it is read as an IEEE 754 double
 * and written again. A double keeps 17 significant digits at most, and not every 16 or 17.
 */
export function isKeptExactly(token: string): boolean {
  const sent = canonical(token);
  if (sent.digits === "") return true;
  if (sent.digits.length > 17) return false;
  const kept = canonical(String(Number(token)));
  return sent.digits === kept.digits && sent.exponent === kept.exponent;
}

/** Significant digits without zeros at either end, and the power of ten of the last of them. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function canonical(token: string): Decimal {
  const unsigned = token.startsWith("-") ? token.slice(1) : token;
  const [mantissa = "", exponent = "0"] = unsigned.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = whole + fraction;
  let start = 0;
  while (all[start] === "0") start++;
  let end = all.length;
  while (end > start && all[end - 1] === "0") end--;
  return {
    digits: all.slice(start, end),
    exponent: Number(exponent) - fraction.length + (all.length - end),
  };
}
