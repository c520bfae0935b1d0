const BYTES_A_WORD = 4;
const HIGHEST = 0x80808080 | 0;
const BLANKS = 0x20202020;

/** Bytes a block, as a power of two. */
const BLOCK = 6;

/** What bytes of UTF-8 hold, found in one pass that looks at four of them in a step. */
export class ByteSurvey {
  /** Whether there is a control character that no XML may hold (XML 1.0 section 2.2). */
  readonly hasControl: boolean;
  readonly #wide: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#wide = new Uint8Array((bytes.length >> BLOCK) + 1);
    this.hasControl = this.#survey(bytes);
  }

  /** Whether all between two offsets is ASCII; of what is not it may be said though it stands beside them. */
  isAscii(from: number, to: number): boolean {
    for (let block = from >> BLOCK; block <= to >> BLOCK; block++) if (this.#wide[block] === 1) return false;
    return true;
  }

  #survey(bytes: Uint8Array): boolean {
    const lead = Math.min((BYTES_A_WORD - (bytes.byteOffset % BYTES_A_WORD)) % BYTES_A_WORD, bytes.length);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2);
    const rest = lead + words.length * BYTES_A_WORD;
    if (this.#each(bytes, 0, lead) || this.#each(bytes, rest, bytes.length)) return true;
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? 0;
      // A byte below 0x20 borrows, so that the subtraction sets its highest bit, which it has not itself.
      const striking = (((word - BLANKS) | 0) & ~word & HIGHEST) | (word & HIGHEST);
      if (striking === 0) continue;
      const at = lead + index * BYTES_A_WORD;
      if (this.#each(bytes, at, at + BYTES_A_WORD)) return true;
    }
    return false;
  }

  #each(bytes: Uint8Array, from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte > 0x7f) this.#wide[at >> BLOCK] = 1;
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return true;
    }
    return false;
  }
}
