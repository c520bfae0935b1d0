import { one, optional, several } from "./segment-order.ts";
import { x12Contract } from "./x12-transaction-set.ts";

/** Invoices (810) of X12, found by BIG02. */
export const x12Invoice = x12Contract({
  type: "810",
  order: [one("BIG"), several("IT1"), optional("CTT")],
  number: 2,
  line: "IT1",
});
