import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { FecLine } from "../../../../schemas/fec.ts";
import { dateForm } from "../columns/date-form.ts";

type Name = keyof FecLine;
type Kind = "text" | "date" | "amount";

/** A column of the file: its name by the article, what it holds, and whether it may be empty. */
interface FecColumn {
  readonly name: Name;
  readonly kind: Kind;
  readonly required: boolean;
}

const column = (name: Name, kind: Kind = "text", required = true): FecColumn => ({ name, kind, required });

/** The eighteen columns of article A47 A-1 VII, 1° of the Livre des procédures fiscales, in their order. */
export const columns: readonly FecColumn[] = [
  column("JournalCode"),
  column("JournalLib"),
  column("EcritureNum"),
  column("EcritureDate", "date"),
  column("CompteNum"),
  column("CompteLib"),
  column("CompAuxNum", "text", false),
  column("CompAuxLib", "text", false),
  column("PieceRef"),
  column("PieceDate", "date"),
  column("EcritureLib"),
  column("Debit", "amount", false),
  column("Credit", "amount", false),
  column("EcritureLet", "text", false),
  column("DateLet", "date", false),
  column("ValidDate", "date"),
  column("Montantdevise", "amount", false),
  column("Idevise", "text", false),
];

/** A fault of one field, by its index. */
export interface FieldFault {
  readonly field: number;
  readonly code: CatalogueCode;
  readonly expected: string;
}

const AMOUNT = /^([-+]?)(\d+)(?:,(\d+))?(-?)$/;
const isoDate = dateForm("YYYYMMDD");

/** The amount of a text with a decimal comma, its sign before or after it; null where it is none. */
function amount(text: string): string | null {
  const [, before = "", whole = "", fraction, after = ""] = AMOUNT.exec(text) ?? [];
  if (whole === "" || (before !== "" && after !== "")) return null;
  const sign = before === "-" || after === "-" ? "-" : "";
  return `${sign}${whole}${fraction === undefined ? "" : `.${fraction}`}`;
}

const READ: Readonly<Record<Kind, (text: string) => string | null>> = {
  text: (text) => text,
  date: isoDate,
  amount,
};
const EXPECTED: Readonly<Record<Kind, string>> = {
  text: "text",
  date: "a date as AAAAMMJJ",
  amount: "an amount with a decimal comma and no thousands separator",
};

/**
 * A line of its eighteen values. Where `signed`, the twelfth and thirteenth are Montant and Sens, which the
 * article allows in place of Debit and Credit.
 */
export function lineOf(
  values: readonly string[],
  signed: boolean,
): { readonly line: FecLine; readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const fault = (field: number, code: CatalogueCode, expected: string) =>
    faults.push({ field, code, expected });
  const read = (index: number): string | null => {
    const { name, kind, required } = columns[index] ?? column("Idevise");
    const text = (values[index] ?? "").trim();
    if (text === "") {
      if (required) fault(index, "field-missing", name);
      return null;
    }
    const value = READ[kind](text);
    if (value === null) fault(index, "field-format", `${name}: ${EXPECTED[kind]}`);
    return value;
  };
  const text = (index: number) => read(index) ?? "";
  const [debit, credit] = signed ? sides(read(11), (values[12] ?? "").trim(), fault) : [read(11), read(12)];
  if (debit === null && credit === null && faults.length === 0) {
    fault(11, "field-missing", "an amount at debit or credit");
  }
  const line: FecLine = {
    JournalCode: text(0),
    JournalLib: text(1),
    EcritureNum: text(2),
    EcritureDate: text(3),
    CompteNum: text(4),
    CompteLib: text(5),
    CompAuxNum: read(6),
    CompAuxLib: read(7),
    PieceRef: text(8),
    PieceDate: text(9),
    EcritureLib: text(10),
    Debit: debit ?? "0",
    Credit: credit ?? "0",
    EcritureLet: read(13),
    DateLet: read(14),
    ValidDate: text(15),
    Montantdevise: read(16),
    Idevise: read(17),
  };
  if (line.Montantdevise !== null && line.Idevise === null) {
    fault(17, "field-missing", "Idevise, the currency of Montantdevise");
  }
  return { line, faults };
}

/** Debit and credit of an amount and its side: D or C, else +1 or -1. */
function sides(
  amount: string | null,
  side: string,
  fault: (field: number, code: CatalogueCode, expected: string) => void,
): readonly [debit: string | null, credit: string | null] {
  if (side === "D" || side === "+1") return [amount, null];
  if (side === "C" || side === "-1") return [null, amount];
  fault(12, "field-value", "Sens: D or C, +1 or -1");
  return [amount, null];
}
