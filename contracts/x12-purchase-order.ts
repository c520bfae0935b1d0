import { one, optional, several } from "./segment-order.ts";
import { x12Contract } from "./x12-transaction-set.ts";

/** Purchase orders (850) of X12, found by BEG03. */
export const x12PurchaseOrder = x12Contract({
  type: "850",
  order: [one("BEG"), several("PO1"), optional("CTT")],
  number: 3,
  line: "PO1",
});
