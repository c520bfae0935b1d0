import { fec } from "../../../contracts/fec.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** The entries of the ledger, as the tax office asks for them. */
export const accountingExport = defineContract(fec);
