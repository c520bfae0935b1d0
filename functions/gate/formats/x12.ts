import type { Decoder } from "../../../schemas/decoder.ts";
import type { Format } from "../../../schemas/format.ts";
import { decodeInterchanges, type Standard } from "./edi/decode.ts";
import type { Envelopes } from "./edi/envelope.ts";
import { utf8Or } from "./text/encoding.ts";
import { envelopeRules } from "./x12/envelope-rules.ts";
import { envelopeOf, transactionSetOf } from "./x12/interchange.ts";
import { openingAt } from "./x12/opening.ts";

const x12Standard: Standard = {
  openingAt,
  // X12.6 names the characters of ASCII that print as its extended set.
  repertoireOf: () => ({ name: "X12.6", encoding: "us-ascii", characters: String.raw`\x20-\x7e` }),
  tag: /^[A-Z][A-Z0-9]{1,2}$/,
  last: "IEA",
  unterminated: /^\d+ \d{9}$/,
  rules: envelopeRules,
  documentOf: ({ interchanges, messages }: Envelopes) => {
    const [interchange, ...furtherInterchanges] = interchanges.map(envelopeOf);
    return { interchange, furtherInterchanges, messages: messages.map(transactionSetOf) };
  },
};

/**
 * ANSI ASC X12 by X12.5 and X12.6: delimiters from the ISA, its fixed lengths, envelopes with their counts
 * and control numbers. Accepted and noted: a byte order mark, line breaks and blanks between segments,
 * characters above ASCII, a last segment without terminator, a second interchange in the same file. Decodes
 * to an `X12Interchange`.
 */
export const decodeX12: Decoder = (bytes) => decodeInterchanges(bytes, x12Standard);

/** The format of interchanges of X12, as `decodeX12` reads them. */
export function x12(): Format {
  return { name: "x12", charset: (bytes) => utf8Or("iso-8859-1", bytes), open: () => decodeX12 };
}
