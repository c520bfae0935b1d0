import { pain001 } from "../../../contracts/pain001.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** Credit transfers to suppliers and staff. */
export const payments = defineContract(pain001);
