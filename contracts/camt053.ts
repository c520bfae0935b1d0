import * as z from "zod";
import { camt } from "../functions/gate/formats/camt.ts";
import { Decimal, Filled } from "./xml-text.ts";

const Account = z.looseObject({
  Id: z.looseObject({ IBAN: Filled.optional(), Othr: z.looseObject({ Id: Filled }).optional() }),
});

const Statement = z.looseObject({
  Id: Filled,
  Acct: Account,
  Bal: z.array(z.looseObject({ Amt: Decimal, CdtDbtInd: Filled })).min(1),
  Ntry: z.array(z.looseObject({ Amt: Decimal, CdtDbtInd: Filled })).optional(),
});

const Document = z.looseObject({
  BkToCstmrStmt: z.looseObject({
    GrpHdr: z.looseObject({ MsgId: Filled, CreDtTm: Filled }),
    Stmt: z.array(Statement).min(1),
  }),
});

function account({ Id }: z.infer<typeof Account>): string | undefined {
  return (Id.IBAN ?? Id.Othr?.Id)?.$;
}

/**
 * Bank statements of ISO 20022, camt.053: schema, and entries that lead from the opening to the closing
 * balance. A message is known by the account of its first statement and its id, found by its statements.
 */
export const camt053 = {
  format: camt(),
  refuses: ["statement-count", "statement-sum", "statement-balance"] as const,
  schema: z.looseObject({ Document }),
  identify({ Document: { BkToCstmrStmt } }: { readonly Document: z.infer<typeof Document> }) {
    const { GrpHdr, Stmt } = BkToCstmrStmt;
    const [first, ...others] = Stmt;
    return {
      exchangeId: [(first && account(first.Acct)) ?? "", GrpHdr.MsgId.$],
      businessKey: first?.Id.$ ?? "",
      furtherKeys: others.slice(0, 100).map(({ Id }) => Id.$),
    };
  },
};
