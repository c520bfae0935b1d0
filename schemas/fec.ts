import * as z from "zod";

const Text = z.string();
const Optional = z.string().nullable();
const Day = z.string().meta({ description: "ISO 8601." });
const Amount = z.string().meta({ description: "A decimal with a point; 0 where it is empty." });

/** A line of an entry, under the names of article A47 A-1 VII of the Livre des procédures fiscales. */
const FecLine = z.strictObject({
  JournalCode: Text,
  JournalLib: Text,
  EcritureNum: Text,
  EcritureDate: Day,
  CompteNum: Text,
  CompteLib: Text,
  CompAuxNum: Optional,
  CompAuxLib: Optional,
  PieceRef: Text,
  PieceDate: Day,
  EcritureLib: Text,
  Debit: Amount,
  Credit: Amount,
  EcritureLet: Optional,
  DateLet: Optional,
  ValidDate: Day,
  Montantdevise: Optional,
  Idevise: Optional,
});
export type FecLine = z.infer<typeof FecLine>;

/** A fichier des écritures comptables: its lines in order, and what they amount to. */
export const Fec = z.strictObject({
  from: Day.meta({ description: "The earliest EcritureDate." }),
  until: Day.meta({ description: "The latest EcritureDate." }),
  entries: z.int().positive().meta({ description: "How many entries the lines make." }),
  debit: Amount.meta({ description: "The sum of all debits, which is that of all credits." }),
  lines: z.array(FecLine).min(1),
});
export type Fec = z.infer<typeof Fec>;
