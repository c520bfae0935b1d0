import type { Decoder } from "../../../schemas/decoder.ts";
import type { Format } from "../../../schemas/format.ts";
import { decodeInterchanges, type Standard } from "./edi/decode.ts";
import type { Envelopes } from "./edi/envelope.ts";
import { skipSpacing } from "./edi/segments.ts";
import { envelopeRules } from "./edifact/envelope-rules.ts";
import { envelopeOf, messageOf } from "./edifact/interchange.ts";
import { openingAt } from "./edifact/opening.ts";
import { repertoireOf } from "./edifact/repertoire.ts";
import { type Encoding, utf8Or } from "./text/encoding.ts";
import { hasByteOrderMark, latin1 } from "./text/foreign.ts";

/** Up to its UNB an interchange is ASCII, and short. */
const HEAD = 1024;

const iso9735: Standard = {
  openingAt,
  repertoireOf,
  tag: /^[A-Z][A-Z0-9]{2}$/,
  last: "UNZ",
  unterminated: null,
  rules: envelopeRules,
  documentOf: ({ interchanges, messages }: Envelopes) => {
    const [interchange, ...furtherInterchanges] = interchanges.map(envelopeOf);
    return { interchange, furtherInterchanges, messages: messages.map(messageOf) };
  },
};

/**
 * EDIFACT by ISO 9735, syntax versions 1 to 4, batch: service string advice, release and repetition
 * characters, repertoires, envelopes with their counts and references. Accepted and noted: a byte order
 * mark, line breaks and blanks between segments, characters outside the declared repertoire, a second
 * interchange in the same file. Decodes to an `EdifactInterchange`.
 */
export const decodeEdifact: Decoder = (bytes) => decodeInterchanges(bytes, iso9735);

/** The encoding of the repertoire that the interchange names; ASCII, and what it does not name, may hold more. */
function charset(bytes: Uint8Array): Encoding {
  const head = latin1(bytes.subarray(hasByteOrderMark(bytes) ? 3 : 0).subarray(0, HEAD));
  const opening = openingAt(head, skipSpacing(head, 0));
  const encoding = opening.outcome === "opened" ? repertoireOf(opening.identifier)?.encoding : undefined;
  return encoding === undefined || encoding === "us-ascii" ? utf8Or("iso-8859-1", bytes) : encoding;
}

/** The format of interchanges of EDIFACT, as `decodeEdifact` reads them. */
export function edifact(): Format {
  return { name: "edifact", charset, open: () => decodeEdifact };
}
