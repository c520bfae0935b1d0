/**
 * Whether a number of RFC 8259 section 6 keeps all its digits when it is read as an IEEE 754 double
 * and written again. A double keeps 17 significant digits at most, and not every 16 or 17.
 */
export function isKeptExactly(token: string): boolean {
  const sent = significantDigits(token);
  if (sent === "") return true;
  // Reading never errs by a factor of ten, so the same digits cannot stand for another size.
  return sent.length <= 17 && sent === significantDigits(String(Number(token)));
}

/** The digits without the zeros at either end, which tell only the size of the number. */
function significantDigits(token: string): string {
  const [mantissa = ""] = token.toLowerCase().split("e", 1);
  const digits = mantissa.replace("-", "").replace(".", "");
  let start = 0;
  while (digits[start] === "0") start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === "0") end--;
  return digits.slice(start, end);
}
