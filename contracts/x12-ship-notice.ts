import { one, optional, several } from "./segment-order.ts";
import { x12Contract } from "./x12-transaction-set.ts";

/** Ship notices (856) of X12, found by BSN02. */
export const x12ShipNotice = x12Contract({
  type: "856",
  order: [one("BSN"), several("HL"), optional("CTT")],
  number: 2,
  line: "HL",
});
