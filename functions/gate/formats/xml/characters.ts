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

/** Which characters names may be of: of bytes only those are known that are ASCII. */
export type NameCharacters = "any" | "ascii";

const NAME_START =
  "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const NAME_REST = `${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;
const NAME = new RegExp(`[${NAME_START}][${NAME_REST}]*(?::[${NAME_START}][${NAME_REST}]*)?`, "uy");

const ABOVE_ASCII = /[^\0-\x7f]/;

const NAME_START_KIND = 1;
const NAME_REST_KIND = 2;

/** What each character of ASCII is to a name without colon. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return NAME_START_KIND;
  return /[-.0-9]/.test(character) ? NAME_REST_KIND : 0;
});
const COLON = 0x3a;

/** Where the qualified name that starts at `from` ends (Namespaces in XML 1.0 section 4); `from` if none does. */
export function endOfName(text: string, from: number, of: NameCharacters = "any"): number {
  let at = from;
  if (KINDS[text.charCodeAt(at)] !== NAME_START_KIND) return endOfWideName(text, from, of);
  let colons = 0;
  for (at += 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code];
    if (kind !== undefined && kind > 0) continue;
    if (code > 0x7f) return endOfWideName(text, from, of);
    if (code !== COLON) break;
    colons += 1;
    if (colons > 1 || KINDS[text.charCodeAt(at + 1)] !== NAME_START_KIND)
      return endOfWideName(text, from, of);
  }
  return at;
}

function endOfWideName(text: string, from: number, of: NameCharacters): number {
  NAME.lastIndex = from;
  if (!NAME.test(text)) return from;
  const end = NAME.lastIndex;
  return of === "ascii" && ABOVE_ASCII.test(text.slice(from, end)) ? from : end;
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
