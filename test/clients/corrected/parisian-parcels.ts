import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { defineContract } from "../../../schemas/contract.ts";

/** A contract of parcels that takes those to Paris alone. */
export const parisianParcels = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), to: z.looseObject({ postcode: z.string().startsWith("75") }) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `parcel ${id}` }),
});
