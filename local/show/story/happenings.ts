import { Temporal } from "temporal-polyfill";
import type { Sentence } from "../../../schemas/sentence.ts";
import { orderWith, publishedOrder, shipmentWith, stockLevelWith } from "./samples.ts";

/** One thing that happens between the demo client's applications. */
export interface Happening {
  readonly name: Sentence;
  readonly flow: string;
  /** The message that it makes; each turn has an order, a shipment and an article of its own. */
  readonly body: (turn: number) => string;
}

const FIRST_ORDER = { id: 450_789_469, number: 1001 };
const FIRST_SHIPMENT = 255_858_046;
const DAY_BEGINS = Temporal.ZonedDateTime.from("2026-11-24T09:00:00[Europe/Paris]");
const ARTICLES = ["IPOD2008GREEN", "IPOD2008RED", "IPOD2008BLACK"] as const;

const moment = (turn: number, minutesLater = 0) =>
  DAY_BEGINS.add({ minutes: turn + minutesLater }).toString({ timeZoneName: "never" });

const price = (cents: number) => (cents / 100).toFixed(2);

/** Amounts that add up; each turn sells for another price. */
function amounts(turn: number) {
  const subtotal = 19_900 + 1150 * (turn % 40);
  const tax = subtotal / 5;
  return { subtotal_price: price(subtotal), total_tax: price(tax), total_price: price(subtotal + tax) };
}

const newOrder = (turn: number) => ({
  id: FIRST_ORDER.id + turn,
  name: `#${FIRST_ORDER.number + turn}`,
  order_number: FIRST_ORDER.number + turn,
  created_at: moment(turn),
  updated_at: moment(turn),
  currency: "EUR",
  ...amounts(turn),
});

const newShipment = (turn: number) => ({
  id: FIRST_SHIPMENT + turn,
  order_id: FIRST_ORDER.id + turn,
  status: "success",
  created_at: moment(turn),
  updated_at: moment(turn),
  tracking_number: `1Z${2345 + turn}`,
  tracking_numbers: [`1Z${2345 + turn}`],
});

const newLevel = (turn: number) => ({
  sku: ARTICLES[turn % ARTICLES.length],
  available: 10 + (turn % 7),
  counted_at: moment(turn),
});

const ERROR_PAGE = `<!DOCTYPE html>
<html>
  <head><title>502 Bad Gateway</title></head>
  <body><h1>502 Bad Gateway</h1><p>The server is temporarily unable to answer.</p></body>
</html>
`;

/** What happens in real life, good and bad. */
export const happenings = {
  "published-order": {
    name: { fr: "l'exemple publié", en: "the published sample" },
    flow: "shop-orders",
    body: () => publishedOrder,
  },
  "new-order": {
    name: { fr: "nouvelle commande", en: "new order" },
    flow: "shop-orders",
    body: (turn) => orderWith(newOrder(turn)),
  },
  "updated-order": {
    name: { fr: "commande modifiée", en: "order updated" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), updated_at: moment(turn, 30), note: "Gift wrap" }),
  },
  "order-sent-twice": {
    name: { fr: "envoyée deux fois", en: "sent twice" },
    flow: "shop-orders",
    body: (turn) => orderWith(newOrder(turn)),
  },
  "order-with-other-content": {
    name: { fr: "même id, autre contenu", en: "same id, other content" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), ...amounts(turn + 1) }),
  },
  "order-without-currency": {
    name: { fr: "sans devise", en: "without currency" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), currency: undefined }),
  },
  "order-in-no-currency": {
    name: { fr: "devise inconnue", en: "unknown currency" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), currency: "EURO" }),
  },
  "order-with-wrong-total": {
    name: { fr: "total incohérent", en: "total does not add up" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), total_price: "1.00" }),
  },
  "wrong-total-again": {
    name: { fr: "renvoyée telle quelle", en: "sent again as it was" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), total_price: "1.00" }),
  },
  "order-without-lines": {
    name: { fr: "sans aucune ligne", en: "without any line" },
    flow: "shop-orders",
    body: (turn) => orderWith({ ...newOrder(turn), line_items: [] }),
  },
  "stock-level": {
    name: { fr: "niveau de stock", en: "stock level" },
    flow: "stock-levels",
    body: (turn) => stockLevelWith(newLevel(turn)),
  },
  "negative-stock": {
    name: { fr: "stock négatif", en: "negative stock" },
    flow: "stock-levels",
    body: (turn) => stockLevelWith({ ...newLevel(turn), available: -1 }),
  },
  "error-page": {
    name: { fr: "une page d'erreur HTML", en: "an HTML error page" },
    flow: "stock-levels",
    body: (turn) => `${ERROR_PAGE}<!-- ${moment(turn)} -->\n`,
  },
  shipment: {
    name: { fr: "expédition", en: "shipment" },
    flow: "shipments",
    body: (turn) => shipmentWith(newShipment(turn)),
  },
  "shipment-cut-short": {
    name: { fr: "message coupé en route", en: "message cut on its way" },
    flow: "shipments",
    body: (turn) => shipmentWith(newShipment(turn)).slice(0, 640),
  },
  "shipment-without-date": {
    name: { fr: "date mal formée", en: "malformed date" },
    flow: "shipments",
    body: (turn) => shipmentWith({ ...newShipment(turn), updated_at: "24/11/2026 09:12" }),
  },
} satisfies Record<string, Happening>;

export type HappeningName = keyof typeof happenings;
