import { eInvoice } from "../../../contracts/e-invoice.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** Invoices of suppliers by EN 16931, as each of them sends them: UBL 2.1, CII, or the PDF of Factur-X. */
export const supplierInvoices = defineContract(eInvoice);
