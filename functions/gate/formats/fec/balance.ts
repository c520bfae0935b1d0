import Big from "big.js";
import type { FecLine } from "../../../../schemas/fec.ts";

/** An entry whose debits are not its credits, by the index of its first line. */
interface Unbalanced {
  readonly first: number;
}

/** What the lines of a file amount to. */
export interface Balance {
  readonly entries: number;
  readonly debit: string;
  readonly unbalanced: readonly Unbalanced[];
}

interface Entry {
  readonly first: number;
  debit: Big;
  credit: Big;
}

/** Sums each entry, which is what a journal has under one number. */
export function balanceOf(lines: readonly FecLine[]): Balance {
  const entries = new Map<string, Entry>();
  for (const [index, { JournalCode, EcritureNum, Debit, Credit }] of lines.entries()) {
    const key = JSON.stringify([JournalCode, EcritureNum]);
    const entry = entries.get(key) ?? { first: index, debit: new Big(0), credit: new Big(0) };
    entry.debit = entry.debit.plus(Debit);
    entry.credit = entry.credit.plus(Credit);
    entries.set(key, entry);
  }
  const all = [...entries.values()];
  return {
    entries: all.length,
    debit: all.reduce((sum, { debit }) => sum.plus(debit), new Big(0)).toFixed(),
    unbalanced: all.filter(({ debit, credit }) => !debit.eq(credit)),
  };
}
