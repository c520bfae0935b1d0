import type { Decoder } from "../../../schemas/decoder.ts";
import type { Format } from "../../../schemas/format.ts";
import { decodeInterchanges, type Standard } from "./edi/decode.ts";
import type { Envelopes } from "./edi/envelope.ts";
import { envelopeRules } from "./edifact/envelope-rules.ts";
import { envelopeOf, messageOf } from "./edifact/interchange.ts";
import { openingAt } from "./edifact/opening.ts";
import { repertoireOf } from "./edifact/repertoire.ts";

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

/** The format of interchanges of EDIFACT, as `decodeEdifact` reads them. */
export function edifact(): Format {
  return { name: "edifact", open: () => decodeEdifact };
}
