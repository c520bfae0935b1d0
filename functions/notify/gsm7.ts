/** The characters of one septet each (3GPP TS 23.038, section 6.2.1), without the escape. */
const SEPTETS = new Set(
  `@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà`,
);

/** One segment holds so many septets. */
export const SEGMENT_SEPTETS = 160;

/** What has no septet of its own and no plainer letter below its accent. */
const PLAINER: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  œ: "oe",
  Œ: "OE",
  "€": "EUR",
  "[": "(",
  "]": ")",
  "{": "(",
  "}": ")",
  "|": "/",
  "\\": "/",
  "^": "'",
  "~": "-",
  "`": "'",
  "→": ">",
  "\u00A0": " ",
  "\u202F": " ",
};

function folded(character: string, isKept: (character: string) => boolean): string {
  if (isKept(character)) return character;
  const plainer = PLAINER[character] ?? character.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return plainer !== "" && Array.from(plainer).every(isKept) ? plainer : "?";
}

/**
 * The text in characters of one septet each, so that an SMS is not sent as UCS-2, which halves its room;
 * accents that GSM 03.38 lacks are dropped, and what it has no likeness of becomes a question mark.
 */
export function gsm7(text: string): string {
  return Array.from(text.normalize("NFC"), (one) => folded(one, (other) => SEPTETS.has(other))).join("");
}

/** The text in printable ASCII, as SNS asks for subjects. */
export function ascii(text: string): string {
  return Array.from(text.normalize("NFC"), (one) => folded(one, (other) => /^[ -~]$/.test(other))).join("");
}

/** The text cut to a length, so that it shows that it was cut. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}
