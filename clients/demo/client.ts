import { defineClient } from "../../schemas/client.ts";
import { shipments } from "./contracts/shipments.ts";
import { shopOrders } from "./contracts/shop-orders.ts";
import { stockLevels } from "./contracts/stock-levels.ts";
import { office } from "./office.ts";

/** A mid-size distributor near Paris: an ERP, a web shop and a warehouse, and the flows between them. */
export const client = defineClient({
  id: "demo",
  name: "Demo Distribution",
  zone: "Europe/Paris",
  language: "fr",
  calendars: { office },
  applications: {
    erp: { name: "ERP", owner: "IT department" },
    shop: { name: "Web shop", owner: "E-commerce team" },
    wms: { name: "Warehouse management", owner: "Logistics" },
  },
  flows: {
    "shop-orders": {
      description: "Orders of the web shop, new and updated",
      source: "shop",
      target: "erp",
      contract: shopOrders,
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "stock-levels": {
      description: "Full stock of each article, whenever it changes",
      source: "erp",
      target: "shop",
      contract: stockLevels,
      inbound: { senders: [{ account: "same" }] },
      delivery: { type: "fifo", consumers: [{ account: "same" }] },
    },
    shipments: {
      description: "What left the warehouse, per order",
      source: "wms",
      target: "erp",
      contract: shipments,
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
  },
});
