import { ublInvoice } from "../../../contracts/ubl-invoice.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** Invoices of suppliers, in UBL 2.1 as EN 16931 has it. */
export const supplierInvoices = defineContract(ublInvoice);
