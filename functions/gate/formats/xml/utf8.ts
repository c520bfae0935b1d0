import { isUtf8 } from "node:buffer";
import { latin1 } from "../text/foreign.ts";
import type { Attribute } from "./attributes.ts";
import { ByteSurvey } from "./byte-survey.ts";
import { utf8Part } from "./encoding.ts";
import { read, type Sink } from "./reader.ts";
import type { KeyOf, Name } from "./scope.ts";

const ABOVE_ASCII = /[\x80-\xff]/;

/** Character references, and U+FFFE and U+FFFF, which no XML may hold. */
const INEXACT = ["&#", "\u00ef\u00bf\u00be", "\u00ef\u00bf\u00bf"];

/** Of less than this a text is made as fast. */
const WORTHWHILE_BYTES = 8 * 1024;

/** Turns what was read byte by byte into the characters that the bytes are. */
class Utf8Sink implements Sink {
  readonly #survey: ByteSurvey;
  readonly #inner: Sink;

  constructor(survey: ByteSurvey, inner: Sink) {
    this.#survey = survey;
    this.#inner = inner;
  }

  start(name: Name, attributes: readonly Attribute[], offset: number): void {
    const isPlain = attributes.every(({ value }) => !ABOVE_ASCII.test(value));
    const told = isPlain ? attributes : attributes.map((one) => ({ ...one, value: characters(one.value) }));
    this.#inner.start(name, told, offset);
  }

  text(text: string, from: number, to: number): void {
    this.#inner.text(this.#survey.isAscii(from, to) ? text : characters(text), from, to);
  }

  end(to: number): void {
    this.#inner.end(to);
  }
}

function characters(bytes: string): string {
  return ABOVE_ASCII.test(bytes) ? Buffer.from(bytes, "latin1").toString("utf8") : bytes;
}

/**
 * Reads a document in UTF-8 by its bytes, so that only values that are not ASCII become characters of two bytes: of a
 * large document that takes half the time of making it one text. What that way cannot tell exactly is left to be read
 * as a text: faults and their places, names beyond ASCII, character references.
 *
 * @returns whether the document was read, and is well-formed
 */
export function readUtf8(bytes: Uint8Array, keyOf: KeyOf, sink: Sink): boolean {
  if (bytes.length < WORTHWHILE_BYTES) return false;
  const part = utf8Part(bytes);
  if (!part || !isUtf8(part)) return false;
  const text = latin1(part);
  const survey = new ByteSurvey(part);
  if (survey.hasControl || INEXACT.some((bytes) => text.includes(bytes))) return false;
  let isExact = true;
  const ascii: KeyOf = (namespace, local) => {
    isExact &&= !ABOVE_ASCII.test(namespace);
    return keyOf(namespace, local);
  };
  return read(text, ascii, new Utf8Sink(survey, sink), "ascii") === null && isExact;
}
