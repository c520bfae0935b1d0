import { defineClient } from "../../schemas/client.ts";
import { shopOrders } from "./contracts/shop-orders.ts";

/** A mid-size distributor near Paris: its web shop sends orders to the ERP. */
export const client = defineClient({
  id: "demo",
  name: "Demo Distribution",
  zone: "Europe/Paris",
  language: "fr",
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
  },
});
