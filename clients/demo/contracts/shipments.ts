import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { defineContract } from "../../../schemas/contract.ts";

const Id = z.int().positive();
const Moment = z.iso.datetime({ offset: true });

/** What left the warehouse for an order, in the shape of Shopify's fulfillments. */
export const shipments = defineContract({
  format: json(),
  schema: z.looseObject({
    fulfillment: z.looseObject({
      id: Id,
      order_id: Id,
      status: z.enum(["pending", "open", "success", "cancelled", "error", "failure"]),
      created_at: Moment,
      updated_at: Moment,
      tracking_numbers: z.array(z.string().min(1)).default([]),
      line_items: z.array(z.looseObject({ id: Id, sku: z.string(), quantity: z.int().positive() })).min(1),
    }),
  }),
  identify: ({ fulfillment }) => ({
    exchangeId: [fulfillment.id, fulfillment.updated_at],
    businessKey: fulfillment.order_id,
    furtherKeys: fulfillment.tracking_numbers,
  }),
});
