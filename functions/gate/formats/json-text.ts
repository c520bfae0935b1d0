/** RFC 8259 section 8.1: JSON between systems is UTF-8. A byte order mark stays to be seen. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes as text, or null when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** What of some bytes is UTF-8: the text before the first fault. */
export interface SoundPart {
  readonly text: string;
  /** The only fault is that the bytes end inside a character. */
  readonly cut: boolean;
}

/** The text before the first fault in bytes that are not UTF-8, found by halving. */
export function soundPart(bytes: Uint8Array): SoundPart {
  const whole = streamed(bytes);
  if (whole !== null) return { text: whole, cut: true };
  let sound = 0;
  let faulty = bytes.length;
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    if (streamed(bytes.subarray(0, middle)) === null) faulty = middle;
    else sound = middle;
  }
  return { text: streamed(bytes.subarray(0, sound)) ?? "", cut: false };
}

/** As text, leaving out a character that is cut at the end; null when a byte before it is wrong. */
function streamed(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** More than the preamble of any error page. */
const HEAD = 1024;
const HTML =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|center|div|h1|p|script)\b/i;

/** Whether a text without leading white space begins as an HTML page does, XHTML and fragments included. */
export function isHtmlPage(text: string): boolean {
  return HTML.test(text.slice(0, HEAD));
}
