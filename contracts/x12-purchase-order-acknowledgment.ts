import { any, one, optional } from "./segment-order.ts";
import { x12Contract } from "./x12-transaction-set.ts";

/** Acknowledgments of purchase orders (855) of X12, found by BAK03; one that takes an order as a whole has no lines. */
export const x12PurchaseOrderAcknowledgment = x12Contract({
  type: "855",
  order: [one("BAK"), any("PO1"), optional("CTT")],
  number: 3,
  line: "PO1",
});
