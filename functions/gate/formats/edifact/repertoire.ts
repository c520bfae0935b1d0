import type { Repertoire } from "../edi/repertoire.ts";

const ISO_646 = String.raw`\x20-\x7e`;
const ISO_8859 = String.raw`\x20-\x7e\u00a0-\uffff`;
const ANY = String.raw`\x20-\x7e\u0080-\uffff`;

function iso8859(part: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 15): Repertoire {
  return { name: `ISO 8859-${part}`, encoding: `iso-8859-${part}`, characters: ISO_8859 };
}

/**
 * The repertoires by syntax identifier: ISO 9735:1988 section 5 for levels A and B, code list 0001 of ISO
 * 9735-1:2002 for the others. UNOY is read as UTF-8; UNOX switches sets by escape sequences and is not read.
 */
const REPERTOIRES: Readonly<Record<string, Repertoire>> = {
  UNOA: { name: "UNOA", encoding: "us-ascii", characters: String.raw`A-Z0-9 .,\-()/='+:?!"%&*;<>` },
  UNOB: { name: "UNOB", encoding: "us-ascii", characters: ISO_646 },
  UNOC: iso8859(1),
  UNOD: iso8859(2),
  UNOE: iso8859(5),
  UNOF: iso8859(7),
  UNOG: iso8859(3),
  UNOH: iso8859(4),
  UNOI: iso8859(6),
  UNOJ: iso8859(8),
  UNOK: iso8859(9),
  UNOL: iso8859(15),
  UNOW: { name: "UTF-8", encoding: "utf-8", characters: ANY },
  UNOY: { name: "UTF-8", encoding: "utf-8", characters: ANY },
  KECA: { name: "KS X 1001", encoding: "euc-kr", characters: ANY },
};

/** The repertoire of a syntax identifier; null for one that ISO 9735 does not list, such as IATA. */
export function repertoireOf(identifier: string): Repertoire | null {
  return Object.hasOwn(REPERTOIRES, identifier) ? (REPERTOIRES[identifier] ?? null) : null;
}
