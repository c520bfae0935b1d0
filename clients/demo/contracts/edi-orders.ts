import { edifactOrders } from "../../../contracts/edifact-orders.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** Purchase orders of retailers, by EDI. */
export const ediOrders = defineContract(edifactOrders);
