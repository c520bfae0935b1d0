import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { defineContract } from "../../../schemas/contract.ts";

/**
 * The full stock of one article in one warehouse, as the ERP tells it. Such a message has no id of its
 * own: 10, then 9, then 10 again are three messages.
 */
export const stockLevels = defineContract({
  format: json(),
  schema: z.strictObject({
    sku: z.string().regex(/^[A-Z0-9-]{1,40}$/, "1 to 40 capitals, digits and hyphens"),
    warehouse: z.string().regex(/^[A-Z]{3}[0-9]?$/, "a warehouse such as LYS1"),
    available: z.int().nonnegative(),
    reserved: z.int().nonnegative().default(0),
    counted_at: z.iso.datetime({ offset: true }),
  }),
  identify: ({ sku, warehouse }) => ({ businessKey: [warehouse, sku] }),
});
