import { Big } from "big.js";
import { code as currencyOf } from "currency-codes";
import * as z from "zod";

const Price = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/);
const Id = z.int().positive();
const Moment = z.iso.datetime({ offset: true });

/** The same demands as the demo's contract of shop orders, written as a user of Powertools would. */
export const OrderMessage = z.looseObject({
  order: z
    .looseObject({
      id: Id,
      name: z.string().min(1),
      created_at: Moment,
      updated_at: Moment,
      currency: z.string().refine((code) => currencyOf(code) !== undefined),
      subtotal_price: Price,
      total_tax: Price,
      total_price: Price,
      shipping_lines: z.array(z.looseObject({ price: Price })).default([]),
      line_items: z
        .array(
          z.looseObject({
            id: Id,
            quantity: z.int().positive(),
            price: Price,
            title: z.string().min(1),
          }),
        )
        .min(1),
    })
    .refine((order) => {
      const shipping = order.shipping_lines.reduce((sum, { price }) => sum.plus(price), new Big(0));
      return new Big(order.subtotal_price).plus(order.total_tax).plus(shipping).eq(order.total_price);
    }),
});
