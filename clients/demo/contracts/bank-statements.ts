import { camt053 } from "../../../contracts/camt053.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** Statements of the bank accounts, each night. */
export const bankStatements = defineContract(camt053);
