import { shipments } from "../clients/demo/contracts/shipments.ts";
import { shopOrders } from "../clients/demo/contracts/shop-orders.ts";
import { warehouseShipments } from "../clients/demo/contracts/warehouse-shipments.ts";
import { accountingExport } from "../clients/demo/contracts/accounting-export.ts";
import { ediOrders } from "../clients/demo/contracts/edi-orders.ts";
import { defineClient } from "../schemas/client.ts";

const between = { source: "erp", target: "shop", expectation: "none" } as const;

/** Flows of the demo client that no XML Schema checks, one of them in XML. */
export const client = defineClient({
  id: "schemaless",
  name: "Schemaless",
  zone: "Europe/Paris",
  language: "en",
  applications: { erp: { name: "ERP" }, shop: { name: "Shop" } },
  flows: {
    "shop-orders": { ...between, contract: shopOrders },
    shipments: { ...between, contract: shipments },
    "edi-orders": { ...between, contract: ediOrders },
    "accounting-export": { ...between, contract: accountingExport },
    "warehouse-shipments": { ...between, contract: warehouseShipments },
  },
});
