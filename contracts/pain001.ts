import * as z from "zod";
import { pain } from "../functions/gate/formats/pain.ts";
import { element, Filled } from "./xml-text.ts";

const Payment = z.looseObject({
  PmtInfId: Filled,
  PmtMtd: Filled,
  CdtTrfTxInf: z.array(z.looseObject({ PmtId: z.looseObject({ EndToEndId: Filled }) })).min(1),
});

const Document = z.looseObject({
  CstmrCdtTrfInitn: z.looseObject({
    GrpHdr: z.looseObject({
      MsgId: Filled,
      CreDtTm: Filled,
      NbOfTxs: element(z.string().regex(/^\d{1,15}$/, "a number of transactions")),
    }),
    PmtInf: z.array(Payment).min(1),
  }),
});

/**
 * Credit transfers of ISO 20022, pain.001: schema, and the number of transactions and the control sums that
 * they state. A message is known and found by its id, and found by its payments' ids too.
 */
export const pain001 = {
  format: pain(),
  refuses: ["payment-count", "payment-sum"] as const,
  schema: z.looseObject({ Document }),
  identify({ Document: { CstmrCdtTrfInitn } }: { readonly Document: z.infer<typeof Document> }) {
    const { GrpHdr, PmtInf } = CstmrCdtTrfInitn;
    return {
      exchangeId: GrpHdr.MsgId.$,
      businessKey: GrpHdr.MsgId.$,
      furtherKeys: PmtInf.slice(0, 100).map(({ PmtInfId }) => PmtInfId.$),
    };
  },
};
