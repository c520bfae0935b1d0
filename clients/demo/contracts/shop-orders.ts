import { Big } from "big.js";
import { code as currencyOf } from "currency-codes";
import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { businessRule, defineContract } from "../../../schemas/contract.ts";

const Price = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, "an amount such as 12.50");
const Id = z.int().positive();
const Moment = z.iso.datetime({ offset: true });

const Currency = z.string().check(
  businessRule((code) =>
    currencyOf(code)
      ? undefined
      : {
          path: [],
          code: "currency-unknown",
          expected: "a currency code of ISO 4217",
          message: {
            fr: "Cette devise n'existe pas dans l'ISO 4217 : la corriger dans la boutique, ou demander un nouvel envoi.",
            en: "This currency is not in ISO 4217: correct it in the shop, or ask for the order again.",
          },
        },
  ),
);

const LineItem = z.looseObject({
  id: Id,
  quantity: z.int().positive(),
  price: Price,
  title: z.string().min(1),
});

const Order = z
  .looseObject({
    id: Id,
    name: z.string().min(1),
    created_at: Moment,
    updated_at: Moment,
    currency: Currency,
    subtotal_price: Price,
    total_tax: Price,
    total_price: Price,
    shipping_lines: z.array(z.looseObject({ price: Price })).default([]),
    line_items: z.array(LineItem).min(1),
  })
  .check(
    businessRule((order) => {
      const shipping = order.shipping_lines.reduce((sum, { price }) => sum.plus(price), new Big(0));
      const total = new Big(order.subtotal_price).plus(order.total_tax).plus(shipping);
      if (total.eq(order.total_price)) return undefined;
      return {
        path: ["total_price"],
        code: "order-total",
        expected: "subtotal_price + total_tax + the prices of shipping_lines",
        message: {
          fr: "Le total de la commande n'est pas la somme du sous-total, des taxes et du port : vérifier la commande dans la boutique, puis corriger le montant faux.",
          en: "The order's total is not its subtotal plus tax plus shipping: check the order in the shop, then correct the wrong amount.",
        },
      };
    }),
  );

/** An order in the shape of Shopify's Admin REST API; an updated order is a new exchange of the same order. */
export const shopOrders = defineContract({
  format: json(),
  schema: z.looseObject({ order: Order }),
  identify: ({ order }) => ({
    exchangeId: [order.id, order.updated_at],
    businessKey: order.name,
  }),
  masked: [
    "/order/email",
    "/order/contact_email",
    "/order/phone",
    "/order/browser_ip",
    "/order/note",
    "/order/note_attributes/**",
    "/order/client_details/**",
    "/order/customer/**",
    "/order/billing_address/**",
    "/order/shipping_address/**",
    "/order/payment_details/**",
  ],
});
