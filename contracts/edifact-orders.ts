import { edifactContract } from "./edifact-message.ts";
import { any, one, several } from "./segment-order.ts";

/** Purchase orders (ORDERS) of UN/EDIFACT: a BGM, lines of goods, and the section control before any count. */
export const edifactOrders = edifactContract("ORDERS", [one("BGM"), several("LIN"), one("UNS"), any("CNT")]);
