import * as z from "zod";
import { ubl } from "../functions/gate/formats/ubl.ts";
import { INVOICE_ARITHMETIC } from "./arithmetic.ts";
import { Day, Decimal, Filled } from "./xml-text.ts";

const Party = z.looseObject({
  EndpointID: Filled.optional(),
  PartyTaxScheme: z.array(z.looseObject({ CompanyID: Filled.optional() })).optional(),
  PartyLegalEntity: z.array(z.looseObject({ RegistrationName: Filled.optional() })).optional(),
});

const Invoice = z.looseObject({
  ID: Filled,
  IssueDate: Day,
  DocumentCurrencyCode: Filled,
  AccountingSupplierParty: z.looseObject({ Party }),
  LegalMonetaryTotal: z.looseObject({ PayableAmount: Decimal }),
  InvoiceLine: z.array(z.looseObject({ LineExtensionAmount: Decimal })).min(1),
});

/** How the seller is told from others that number their invoices alike: by VAT number, address or name. */
function seller({ PartyTaxScheme, EndpointID, PartyLegalEntity }: z.infer<typeof Party>): string | undefined {
  const vat = PartyTaxScheme?.find(({ CompanyID }) => CompanyID)?.CompanyID;
  return (vat ?? EndpointID ?? PartyLegalEntity?.[0]?.RegistrationName)?.$;
}

/**
 * An invoice in UBL 2.1 as EN 16931, Peppol and XRechnung have it: its schema, its arithmetic, and what a
 * ledger asks for. It is known by seller and number, found by its number.
 */
export const ublInvoice = {
  format: ubl(),
  refuses: INVOICE_ARITHMETIC,
  schema: z.looseObject({ Invoice }),
  identify: ({
    Invoice: { ID, AccountingSupplierParty },
  }: {
    readonly Invoice: z.infer<typeof Invoice>;
  }) => ({
    exchangeId: [seller(AccountingSupplierParty.Party) ?? "", ID.$],
    businessKey: ID.$,
  }),
};
