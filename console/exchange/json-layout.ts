const INDENT = "  ";
const SPACE = /\s/;

/** Where a string ends that begins at an index: behind its closing quotation mark. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.test(text[at] ?? "")) at += 1;
  return at;
}

/**
 * A JSON text with a line for each member. Only the white space between its tokens changes, so that numbers keep all
 * of their digits and keys that stand twice stay; nothing where the text is no JSON.
 */
export function laidOut(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  let out = "";
  let depth = 0;
  const line = () => `\n${INDENT.repeat(depth)}`;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const character = text[at] ?? "";
    const end = character === '"' ? stringEnd(text, at) : at + 1;
    const next = text[skipSpace(text, end)] ?? "";
    switch (character) {
      case "{":
      case "[":
        depth += 1;
        out += next === "}" || next === "]" ? character : character + line();
        break;
      case "}":
      case "]":
        depth -= 1;
        out += /[{[]$/.test(out) ? character : line() + character;
        break;
      case ",":
        out += character + line();
        break;
      case ":":
        out += ": ";
        break;
      default:
        out += text.slice(at, end);
    }
    at = end;
  }
  return out;
}
