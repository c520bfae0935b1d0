/** Bytes of byte order marks and of white space, and the NUL of a wide character. */
const BEFORE = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff, 0, 0x20, 0x09, 0x0a, 0x0d]);

/** Whether bytes begin as XML does, with < in whatever encoding. */
export function beginsAsXml(bytes: Uint8Array): boolean {
  return bytes.find((byte) => !BEFORE.has(byte)) === 0x3c;
}
