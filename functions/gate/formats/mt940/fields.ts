/** A field of a message: its tag, its lines, and where it stands. */
export interface Field {
  readonly tag: string;
  readonly value: readonly string[];
  /** Of the file, from 1. */
  readonly line: number;
  /** Which field of the file it is, from 1. */
  readonly record: number;
}

/** How the end of a message is told: by `-` alone, by `-}` of a block, or only by what comes after it. */
type Ending = "dash" | "block" | "none";

/** A message: what stands between the opening of its text block, if any, and its end. */
export interface RawMessage {
  readonly fields: readonly Field[];
  readonly inBlock: boolean;
  readonly ending: Ending;
}

/** The messages of a file, and the lines that belong to none. */
export interface Cut {
  readonly messages: readonly RawMessage[];
  readonly strayLines: readonly number[];
  readonly lines: number;
}

const TAG = /^:(\d\d[A-Z]?|NS):(.*)$/s;
/** A block of FIN, whose parts may be blocks themselves; told so that a line is read in linear time. */
const block = (numbers: string) => String.raw`\{[${numbers}]:(?:[^{}]|\{[^{}]*\})*\}`;
const TEXT_BLOCK = new RegExp(String.raw`^\s*(?:${block("1235")})*\{4:\s*$`);
const END_OF_BLOCK = new RegExp(String.raw`^-\}\s*(?:${block("5S")})*\s*((?:${block("123")})*\{4:)?\s*$`);

/**
 * Cuts a file into messages and fields: text block 4 of SWIFT FIN, or messages without blocks, one after the
 * other, as banks hand them out. Linear.
 */
export function cutMessages(text: string): Cut {
  const lines = text.split(/\r\n|\n|\r/);
  const messages: RawMessage[] = [];
  const strayLines: number[] = [];
  let fields: (Field & { readonly value: string[] })[] = [];
  let inBlock = false;
  let record = 0;
  const close = (ending: Ending) => {
    if (fields.length > 0 || ending === "block") messages.push({ fields, inBlock, ending });
    fields = [];
    inBlock = false;
  };
  for (const [index, line] of lines.entries()) {
    const field = TAG.exec(line);
    const end: RegExpExecArray | null = fields.length > 0 || inBlock ? END_OF_BLOCK.exec(line) : null;
    if (field) {
      const [, tag = "", value = ""] = field;
      if (tag === "20" && fields.length > 0) close("none");
      fields.push({ tag, value: [value], line: index + 1, record: ++record });
    } else if (line.trimEnd() === "-") close("dash");
    else if (end) {
      close("block");
      inBlock = end[1] !== undefined;
    } else if (TEXT_BLOCK.test(line)) {
      close("none");
      inBlock = true;
    } else if (fields.length > 0) fields.at(-1)?.value.push(line);
    else if (line.trim() !== "") strayLines.push(index + 1);
  }
  // The line after the last line end belongs to no field.
  if (lines.at(-1) === "") fields.at(-1)?.value.pop();
  close("none");
  return { messages, strayLines, lines: lines.length };
}
