import { edifactContract } from "./edifact-message.ts";
import { one, several } from "./segment-order.ts";

/** Despatch advices (DESADV) of UN/EDIFACT: a BGM, and at least one packing sequence. */
export const edifactDesadv = edifactContract("DESADV", [one("BGM"), several("CPS")]);
