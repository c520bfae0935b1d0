import { readFileSync } from "node:fs";
import * as z from "zod";

const file = (name: string) => readFileSync(new URL(`json-shopify/${name}`, import.meta.url), "utf8");

/** The order as Shopify published it. */
export const publishedOrder = file("order.json");

/** The same order, cut at 70 %. */
export const cutOrder = file("INVALID_truncated.json");

const Order = z.object({ order: z.looseObject({ id: z.number() }) });

/** The published order with some of its fields replaced; undefined takes a field away. */
export function orderWith(changes: Readonly<Record<string, unknown>>): string {
  const { order } = Order.parse(JSON.parse(publishedOrder));
  return JSON.stringify({ order: { ...order, ...changes } });
}
