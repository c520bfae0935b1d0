import * as z from "zod";
import { eInvoice as format } from "../functions/gate/formats/e-invoice.ts";
import { INVOICE_ARITHMETIC } from "./arithmetic.ts";
import { ciiInvoice } from "./cii-invoice.ts";
import { ublInvoice } from "./ubl-invoice.ts";

/** Without other roots, so that findings are told of the syntax that a message is in. */
const schema = z.union([ublInvoice.schema.strict(), ciiInvoice.schema.strict()]);

/**
 * An invoice of EN 16931 in whichever of its syntaxes it comes, as a platform hands on those of many suppliers: UBL 2.1,
 * CII, or the PDF of Factur-X. It is checked, known and found as `ublInvoice` and `ciiInvoice` are.
 */
export const eInvoice = {
  format: format(),
  refuses: INVOICE_ARITHMETIC,
  schema,
  identify: (message: z.output<typeof schema>) =>
    "Invoice" in message ? ublInvoice.identify(message) : ciiInvoice.identify(message),
};
