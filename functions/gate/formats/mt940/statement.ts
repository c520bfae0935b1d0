import Big from "big.js";
import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Mt940Balance, Mt940Entry, Mt940Statement } from "../../../../schemas/mt940.ts";
import type { Remarks } from "../text/remarks.ts";
import type { Field, RawMessage } from "./fields.ts";
import { balanceOf, entryOf } from "./tag-forms.ts";

/** The tags of a statement in their order (SWIFT category 9, MT940 format specifications). */
const ORDER: Readonly<Record<string, number>> = {
  "20": 0,
  "21": 1,
  "25": 2,
  "25P": 2,
  "28": 3,
  "28C": 3,
  "60F": 4,
  "60M": 4,
  "61": 5,
  "86": 5,
  "62F": 6,
  "62M": 6,
  "64": 7,
  "65": 8,
};
const MANDATORY: readonly (readonly [rank: number, name: string])[] = [
  [0, ":20:"],
  [2, ":25:"],
  [3, ":28C:"],
  [4, ":60F:"],
  [6, ":62F:"],
];
const ENTRIES = 5;
const CLOSING = 6;
const REPEATED = new Set([ENTRIES, 8]);

/** Far longer than the six lines of tag 86, which banks exceed. */
const FIELD_LENGTH_MAX = 65_536;

const ONE_LINE: Readonly<Record<string, readonly [form: RegExp, expected: string]>> = {
  "20": [/^\S.{0,15}$/, "a reference of up to 16 characters"],
  "21": [/^\S.{0,15}$/, "a reference of up to 16 characters"],
  "25": [/^\S.{0,34}$/, "an account of up to 35 characters"],
  "25P": [/^\S.{0,34}$/, "an account of up to 35 characters"],
  "28": [/^\d{1,5}(?:\/\d{1,5})?$/, "a statement number as 5n[/5n]"],
  "28C": [/^\d{1,5}(?:\/\d{1,5})?$/, "a statement number as 5n[/5n]"],
};

/**
 * Reads the statement of a message: its tags in their order, each in its form, one currency, and a closing
 * balance that is the opening one and all entries.
 */
export function statementOf(message: RawMessage, index: number, remarks: Remarks): Mt940Statement | null {
  return new StatementReader(index, remarks).read(message.fields);
}

class StatementReader {
  readonly #path: readonly (string | number)[];
  readonly #remarks: Remarks;
  readonly #entries: Mt940Entry[] = [];
  readonly #forward: Mt940Balance[] = [];
  readonly #texts = new Map<number, string>();
  readonly #balances = new Map<number, Mt940Balance>();
  readonly #seen = new Set<number>();
  #information: string | null = null;
  #rank = -1;
  #closing: Field | null = null;
  #sound = true;

  constructor(index: number, remarks: Remarks) {
    this.#path = ["statements", index];
    this.#remarks = remarks;
  }

  read(fields: readonly Field[]): Mt940Statement | null {
    for (const field of fields) this.#take(field);
    const last = fields.at(-1);
    for (const [rank, name] of MANDATORY) {
      if (!this.#seen.has(rank) && last) this.#fault(last, "mt940-tag-missing", name);
    }
    const opening = this.#balances.get(4);
    const closing = this.#balances.get(CLOSING);
    if (!this.#sound || !opening || !closing || !this.#closing) return null;
    this.#checkSum(opening, closing, this.#closing);
    return {
      reference: this.#texts.get(0) ?? "",
      relatedReference: this.#texts.get(1) ?? null,
      account: this.#texts.get(2) ?? "",
      number: this.#texts.get(3) ?? "",
      opening,
      entries: this.#entries,
      closing,
      available: this.#balances.get(7) ?? null,
      forward: this.#forward,
      information: this.#information,
    };
  }

  #take(field: Field): void {
    const length = field.value.reduce((sum, line) => sum + line.length, 0);
    if (length > FIELD_LENGTH_MAX) {
      return this.#fault(field, "mt940-tag-form", `at most ${FIELD_LENGTH_MAX} characters`);
    }
    const rank = ORDER[field.tag];
    if (rank === undefined) {
      const told = { path: this.#path, position: place(field), expected: "a tag of MT940" };
      return this.#remarks.noteOnce("mt940-tag-unknown", () => told);
    }
    if (field.tag === "86") return this.#inform(field);
    const repeats = this.#seen.has(rank) && !REPEATED.has(rank);
    if (rank < this.#rank || repeats) this.#fault(field, "mt940-tag-place", orderText(rank));
    this.#rank = Math.max(this.#rank, rank);
    this.#seen.add(rank);
    if (rank < 4) this.#text(field, rank);
    else if (rank === ENTRIES) this.#entry(field);
    else this.#balance(field, rank);
  }

  #text(field: Field, rank: number): void {
    const value = (field.value[0] ?? "").trimEnd();
    const [form, expected = ""] = ONE_LINE[field.tag] ?? [];
    if (form && !form.test(value)) this.#fault(field, "mt940-tag-form", expected);
    this.#texts.set(rank, value);
  }

  #entry(field: Field): void {
    const entry = entryOf(field.value);
    if (entry) this.#entries.push(entry);
    else this.#fault(field, "mt940-tag-form", "6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]");
  }

  #balance(field: Field, rank: number): void {
    const balance = balanceOf(field.tag, field.value);
    if (!balance) return this.#fault(field, "mt940-tag-form", "1!a6!n3!a15d, with a decimal comma");
    const currency = this.#balances.get(4)?.currency;
    if (currency !== undefined && balance.currency !== currency) {
      this.#tell(field, "mt940-currency", "the currency of the opening balance");
    }
    if (rank === 8) this.#forward.push(balance);
    else this.#balances.set(rank, balance);
    if (rank === CLOSING) this.#closing = field;
  }

  /** Tag 86 tells of the entry before it or, after the closing balance, of the statement. */
  #inform(field: Field): void {
    const text = field.value.join("\n");
    const entry = this.#entries.at(-1);
    if (this.#rank >= CLOSING) this.#information = text;
    else if (this.#rank === ENTRIES && entry) entry.information = text;
    else if (this.#rank < ENTRIES) this.#fault(field, "mt940-tag-place", ":61: before :86:");
  }

  #checkSum(opening: Mt940Balance, closing: Mt940Balance, field: Field): void {
    const sum = this.#entries.reduce((total, { amount }) => total.plus(amount), new Big(opening.amount));
    if (closing.currency !== opening.currency || sum.eq(closing.amount)) return;
    this.#tell(field, "mt940-balance", "the opening balance and all entries");
  }

  #fault(field: Field, code: CatalogueCode, expected: string): void {
    this.#sound = false;
    this.#tell(field, code, expected);
  }

  /** What is wrong with a statement that can be read all the same. */
  #tell(field: Field, code: CatalogueCode, expected: string): void {
    this.#remarks.error(code, { path: this.#path, position: place(field), expected });
  }
}

/** Where a field stands in its file. */
export function place({ line, record }: Field): { readonly line: number; readonly record: number } {
  return { line, record };
}

function orderText(rank: number): string {
  const tags = Object.keys(ORDER).filter((tag) => ORDER[tag] === rank);
  return `${tags.map((tag) => `:${tag}:`).join(" or ")} in its place`;
}
