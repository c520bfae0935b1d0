import * as z from "zod";
import { cii } from "../functions/gate/formats/cii.ts";
import { INVOICE_ARITHMETIC } from "./arithmetic.ts";
import { element, Decimal, Filled } from "./xml-text.ts";

/** A date as CII writes it by default, format 102 of UN/EDIFACT 2379. */
const Day102 = element(z.string().regex(/^\d{8}$/, "a date such as 20261124"));

const Seller = z.looseObject({
  Name: Filled,
  SpecifiedTaxRegistration: z.array(z.looseObject({ ID: Filled })).optional(),
});

const Invoice = z.looseObject({
  ExchangedDocument: z.looseObject({
    ID: Filled,
    TypeCode: Filled,
    IssueDateTime: z.looseObject({ DateTimeString: Day102 }),
  }),
  SupplyChainTradeTransaction: z.looseObject({
    ApplicableHeaderTradeAgreement: z.looseObject({ SellerTradeParty: Seller }),
    ApplicableHeaderTradeSettlement: z.looseObject({
      InvoiceCurrencyCode: Filled,
      SpecifiedTradeSettlementHeaderMonetarySummation: z.looseObject({ DuePayableAmount: Decimal }),
    }),
  }),
});

interface Message {
  readonly CrossIndustryInvoice: z.infer<typeof Invoice>;
}

/**
 * A Cross Industry Invoice of UN/CEFACT as Factur-X, ZUGFeRD and XRechnung have it, also within its PDF: its
 * schema, its arithmetic, and what a ledger asks for. It is known by seller and number, found by its number.
 */
export const ciiInvoice = {
  format: cii(),
  refuses: INVOICE_ARITHMETIC,
  schema: z.looseObject({ CrossIndustryInvoice: Invoice }),
  identify({ CrossIndustryInvoice: { ExchangedDocument, SupplyChainTradeTransaction } }: Message) {
    const { SpecifiedTaxRegistration, Name } =
      SupplyChainTradeTransaction.ApplicableHeaderTradeAgreement.SellerTradeParty;
    const seller = SpecifiedTaxRegistration?.[0]?.ID ?? Name;
    return {
      exchangeId: [seller.$, ExchangedDocument.ID.$],
      businessKey: ExchangedDocument.ID.$,
    };
  },
};
