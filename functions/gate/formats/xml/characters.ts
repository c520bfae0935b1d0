/** What XML 1.0 section 2.2 does not allow, NUL among it; decoded text holds no lone surrogates. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Where the first character stands that no XML may hold; -1 if nowhere. Apart they are found in half the time. */
export function forbiddenCharacter(text: string): number {
  const found = [text.search(CONTROL), text.indexOf("\uFFFE"), text.indexOf("\uFFFF")].filter(
    (at) => at !== -1,
  );
  return found.length === 0 ? -1 : Math.min(...found);
}

const NAME_START =
  "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME_REST = `${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;
const NAME = new RegExp(`[${NAME_START}][${NAME_REST}]*(?::[${NAME_START}][${NAME_REST}]*)?`, "uy");

/** Where the qualified name that starts at `from` ends (Namespaces in XML 1.0 section 4); `from` if none does. */
export function endOfName(text: string, from: number): number {
  let at = from;
  let colons = 0;
  let starts = true;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return endOfWideName(text, from);
    if (starts) {
      if (!isNameStart(code)) break;
      starts = false;
    } else if (code === 0x3a) {
      if (++colons > 1 || !isNameStart(text.charCodeAt(at + 1))) return endOfWideName(text, from);
    } else if (!isNameStart(code) && !isNameRest(code)) break;
  }
  return at;
}

function endOfWideName(text: string, from: number): number {
  NAME.lastIndex = from;
  return NAME.test(text) ? NAME.lastIndex : from;
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** The digits, the hyphen and the point. */
function isNameRest(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
}

/** Whether a UTF-16 unit is white space (XML 1.0 section 2.3). */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Where the white space that starts at `from` ends. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|apos|quot));/y;

/** Text with its references resolved, or where the first stands that names nothing. */
export type Resolved = { readonly text: string } | { readonly faultAt: number };

/**
 * Resolves character references and the five predefined entities (XML 1.0 sections 4.1 and 4.6); without a
 * document type there are no others.
 */
export function resolved(raw: string): Resolved {
  let text = "";
  let from = 0;
  for (let at = raw.indexOf("&"); at !== -1; at = raw.indexOf("&", from)) {
    REFERENCE.lastIndex = at;
    const found = REFERENCE.exec(raw);
    const character = found && named(found);
    if (!character) return { faultAt: at };
    text += raw.slice(from, at) + character;
    from = REFERENCE.lastIndex;
  }
  return { text: text + raw.slice(from) };
}

function named([, hexadecimal, decimal, entity]: RegExpExecArray): string | null {
  if (entity !== undefined) return PREDEFINED[entity] ?? null;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  const character = String.fromCodePoint(code);
  return forbiddenCharacter(character) === -1 ? character : null;
}
