import * as z from "zod";
import type { Observed } from "./observed.ts";

/** A kind of text, as a contract names it. */
export interface TextKind {
  /** What the contract calls its schema. */
  readonly name: string;
  /** The schema, in the words of zod. */
  readonly schema: string;
}

type Texts = NonNullable<Observed["texts"]>;

/** A value must repeat so often on average before its place is taken for a closed list of codes. */
const REPEATS = 3;
const OCCURRENCES_MIN = 6;
const CODES_MAX = 20;
const CODE = /^[A-Za-z0-9_./-]{1,30}$/;

const DECIMAL = /^-?\d+(\.\d+)?$/;
const DIGITS = /^\d+$/;
const CAPITALS = /^[A-Z]{3}$/;

const accepts = (schema: z.ZodType) => (text: string) => schema.safeParse(text).success;

/** From the narrowest to the widest; the first that takes all values is the kind. */
const KINDS: ReadonlyArray<TextKind & { readonly takes: (text: string) => boolean }> = [
  {
    name: "Moment",
    schema: "z.iso.datetime({ offset: true })",
    takes: accepts(z.iso.datetime({ offset: true })),
  },
  {
    name: "LocalMoment",
    schema: "z.iso.datetime({ local: true })",
    takes: accepts(z.iso.datetime({ local: true })),
  },
  { name: "Day", schema: "z.iso.date()", takes: accepts(z.iso.date()) },
  { name: "Uuid", schema: "z.guid()", takes: accepts(z.guid()) },
  { name: "Email", schema: "z.email()", takes: accepts(z.email()) },
  { name: "Web", schema: "z.url()", takes: accepts(z.url({ protocol: /^https?$/ })) },
];

const AMOUNT: TextKind = {
  name: "Decimal",
  schema: 'z.string().regex(/^-?\\d+(\\.\\d+)?$/, "a decimal number such as 12.50")',
};
const NUMERALS: TextKind = { name: "Digits", schema: 'z.string().regex(/^\\d+$/, "digits")' };
const CURRENCY: TextKind = {
  name: "Currency",
  schema: 'z.string().regex(/^[A-Z]{3}$/, "a code such as EUR")',
};
const FILLED: TextKind = { name: "Filled", schema: "z.string().min(1)" };
const ANY: TextKind = { name: "Text", schema: "z.string()" };

/** The codes of a place that takes a few again and again; nothing where it is no closed list. */
function codes({ count, values, isComplete }: Texts): TextKind | undefined {
  const known = [...values.keys()];
  const isClosed =
    isComplete && count >= OCCURRENCES_MIN && known.length <= CODES_MAX && known.length * REPEATS <= count;
  if (!isClosed || !known.every((each) => CODE.test(each) && !DECIMAL.test(each))) return undefined;
  const listed = known.toSorted().map((each) => JSON.stringify(each));
  return { name: "", schema: `z.enum([${listed.join(", ")}])` };
}

/** What the texts of a place have in common, given what the place is called. */
export function textKind(name: string, texts: Texts): TextKind {
  const values = [...texts.values.keys()];
  const all = (takes: (text: string) => boolean) => values.every(takes);
  if (values.includes("")) return ANY;
  const found = KINDS.find(({ takes }) => all(takes));
  if (found) return { name: found.name, schema: found.schema };
  if (/currency|ccy|devise/i.test(name) && all((text) => CAPITALS.test(text))) return CURRENCY;
  if (all((text) => DECIMAL.test(text)) && values.some((text) => text.includes("."))) return AMOUNT;
  // One number alone may as well be a name that happens to have no letter.
  if (values.length > 1 && all((text) => DIGITS.test(text))) return NUMERALS;
  return codes(texts) ?? FILLED;
}
