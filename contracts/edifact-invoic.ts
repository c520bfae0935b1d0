import { edifactContract } from "./edifact-message.ts";
import { any, one } from "./segment-order.ts";

/** Invoices (INVOIC) of UN/EDIFACT: a BGM, lines if any, and the section control before the totals. */
export const edifactInvoic = edifactContract("INVOIC", [one("BGM"), any("LIN"), one("UNS")]);
