import { gzipSync } from "node:zlib";
import type { Subject } from "./subjects.ts";

const MEBIBYTE = 1 << 20;
const LARGEST = 32 * MEBIBYTE;
const PARTS = 100_000;

/** Bytes that no sender should send, under a name. */
export interface Attack {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SEPARATORS = ["'", "+", "?", ":", "*", "~", '"', ",", ";", "|", "\t", "\n", "{", "[", "<", "&", "-"];

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** What breaks readers of any format; one at a time, since some are big. */
export function* attacksOn({ sound, many }: Subject): Generator<Attack> {
  const text = Buffer.from(sound).toString("latin1");
  yield { name: "nothing", bytes: new Uint8Array() };
  yield { name: "white space", bytes: latin1(" \r\n\t".repeat(1000)) };
  yield { name: "gzip", bytes: gzipSync(sound) };
  yield { name: "NUL bytes", bytes: new Uint8Array(MEBIBYTE) };
  yield { name: "a web page", bytes: latin1("<!doctype html><html><body>502 Bad Gateway</body></html>") };
  yield { name: "UTF-16", bytes: Buffer.from(`\uFEFF${text}`, "utf16le") };
  yield { name: "mixed line ends", bytes: latin1(text.replaceAll(/\r?\n/g, "\r\n\n\r")) };
  yield { name: "ISO 8859-1 in the middle", bytes: inMiddle(sound, Uint8Array.of(0xe9)) };
  for (const filler of ["x", "0", ...SEPARATORS]) {
    const shown = JSON.stringify(filler);
    yield { name: `1 MiB of ${shown} in the middle`, bytes: inMiddle(sound, Buffer.alloc(MEBIBYTE, filler)) };
    yield { name: `1 MiB of ${shown}`, bytes: Buffer.alloc(MEBIBYTE, filler) };
  }
  if (many) yield { name: "100,000 parts", bytes: latin1(many(PARTS)) };
}

/** As much as a decoder takes, all of it a separator. */
export function* largestAttacks({ sound }: Subject): Generator<Attack> {
  for (const filler of SEPARATORS) {
    const bytes = inMiddle(sound, Buffer.alloc(LARGEST - sound.length, filler));
    yield { name: `32 MiB of ${JSON.stringify(filler)} in the middle`, bytes };
  }
}

function inMiddle(sound: Uint8Array, filler: Uint8Array): Uint8Array {
  const middle = sound.length >> 1;
  return Buffer.concat([sound.subarray(0, middle), filler, sound.subarray(middle)]);
}

/** The message cut before each of its bytes. */
export function* cuts(sound: Uint8Array, every = 1): Generator<Attack> {
  for (let length = 0; length < sound.length; length += every) {
    yield { name: `cut after ${length} bytes`, bytes: sound.subarray(0, length) };
  }
}

const FLIPS = [0x01, 0x08, 0x20, 0x80, 0xff];

/** The message with each of its bytes changed, in several ways. */
export function* flips(sound: Uint8Array, every = 1): Generator<Attack> {
  for (let at = 0; at < sound.length; at += every) {
    for (const mask of FLIPS) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      yield { name: `byte ${at} changed by ${mask}`, bytes };
    }
  }
}

/** Copies of the message with stretches of it moved, doubled and taken out, the same for the same seed. */
export function* splices(sound: Uint8Array, count: number, seed: number): Generator<Attack> {
  let state = seed;
  // A linear congruential generator is enough, and the same everywhere (Numerical Recipes, 7.1).
  const below = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  for (let round = 0; round < count; round++) {
    const [from, to] = [below(sound.length), below(sound.length)].toSorted((a, b) => a - b);
    const at = below(sound.length);
    const part = sound.subarray(from, to);
    const rest = below(2) === 0 ? sound : Buffer.concat([sound.subarray(0, from), sound.subarray(to)]);
    const bytes = Buffer.concat([rest.subarray(0, at), part, rest.subarray(at)]);
    yield { name: `splice ${round}`, bytes };
  }
}
