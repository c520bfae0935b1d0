import { readFileSync } from "node:fs";
import * as z from "zod";

const sample = (name: string) =>
  readFileSync(new URL(`../../../clients/demo/samples/${name}`, import.meta.url), "utf8");

const Fields = z.record(z.string(), z.unknown());

/** Fields to put in the place of a sample's own; undefined takes a field away. */
type Changes = Readonly<Record<string, unknown>>;

/** The order as Shopify published it. */
export const publishedOrder = sample("order.json");

const { order } = z.object({ order: Fields }).parse(JSON.parse(publishedOrder));
const { fulfillment } = z.object({ fulfillment: Fields }).parse(JSON.parse(sample("fulfillment.json")));
const stock = Fields.parse(JSON.parse(sample("stock-level.json")));

/** As the samples stand in their files: on lines, so that a finding's position can be looked up. */
const written = (document: object) => `${JSON.stringify(document, null, 2)}\n`;

/** The published order with some fields changed. */
export const orderWith = (changes: Changes) => written({ order: { ...order, ...changes } });

/** The published shipment with some fields changed. */
export const shipmentWith = (changes: Changes) => written({ fulfillment: { ...fulfillment, ...changes } });

/** The stock level with some fields changed. */
export const stockLevelWith = (changes: Changes) => written({ ...stock, ...changes });
