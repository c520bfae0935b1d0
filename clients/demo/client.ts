import { defineClient } from "../../schemas/client.ts";
import { team } from "../../team/team.ts";
import { accountingExport } from "./contracts/accounting-export.ts";
import { bankStatements } from "./contracts/bank-statements.ts";
import { ediOrders } from "./contracts/edi-orders.ts";
import { payments } from "./contracts/payments.ts";
import { shipments } from "./contracts/shipments.ts";
import { shopOrders } from "./contracts/shop-orders.ts";
import { stockLevels } from "./contracts/stock-levels.ts";
import { supplierInvoices } from "./contracts/supplier-invoices.ts";
import { warehouseShipments } from "./contracts/warehouse-shipments.ts";
import { office } from "./office.ts";
import { shop } from "./shop-hours.ts";

/** A mid-size distributor near Paris: an ERP, a web shop and a warehouse, and the flows between them. */
export const client = defineClient({
  id: "demo",
  name: "Demo Distribution",
  zone: "Europe/Paris",
  language: "fr",
  calendars: { office, shop },
  serviceLevels: { P2: { hours: "office" }, P3: { hours: "office" }, P4: { hours: "office" } },
  applications: {
    erp: { name: "ERP", owner: "IT department" },
    shop: { name: "Web shop", owner: "E-commerce team" },
    wms: { name: "Warehouse management", owner: "Logistics" },
    bank: { name: "Bank", owner: "Treasury" },
    edi: { name: "EDI provider", owner: "Sales administration" },
    invoicing: { name: "Invoice platform", owner: "Accounts payable" },
    ledger: { name: "Accounting archive", owner: "Accounting" },
    logistics: { name: "Logistics partner", owner: "Logistics" },
  },
  flows: {
    "shop-orders": {
      description: "Orders of the web shop, new and updated",
      criticality: "high",
      source: "shop",
      target: "erp",
      contract: shopOrders,
      https: { check: "after" },
      editable: [
        "/order/currency",
        "/order/subtotal_price",
        "/order/total_tax",
        "/order/total_price",
        "/order/line_items/*/price",
        "/order/line_items/*/quantity",
        "/order/line_items/*/title",
        "/order/email",
        "/order/shipping_address/**",
      ],
      firstLine: ["/order/currency", "/order/line_items/*/title"],
      archive: 7,
      expectation: { every: { within: "PT30M" }, hours: "shop" },
      watch: "live",
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "stock-levels": {
      description: "Full stock of each article, whenever it changes",
      source: "erp",
      target: "shop",
      contract: stockLevels,
      expectation: { every: { within: "PT1H", grace: "PT15M" }, hours: "office" },
      watch: "live",
      inbound: { senders: [{ account: "same" }] },
      delivery: { type: "fifo", consumers: [{ account: "same" }] },
    },
    shipments: {
      description: "What left the warehouse, per order",
      source: "wms",
      target: "erp",
      contract: shipments,
      expectation: { by: [{ cron: "30 18 * * 1-5", grace: "PT20M", opens: "PT3H" }], hours: "office" },
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "edi-orders": {
      description: "Purchase orders of retailers, EDIFACT ORDERS",
      criticality: "high",
      source: "edi",
      target: "erp",
      contract: ediOrders,
      expectation: "none",
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "supplier-invoices": {
      description: "Invoices of suppliers by EN 16931: UBL, CII, Factur-X",
      source: "invoicing",
      target: "erp",
      contract: supplierInvoices,
      expectation: "none",
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "bank-statements": {
      description: "Statements of the bank accounts, camt.053",
      source: "bank",
      target: "erp",
      contract: bankStatements,
      expectation: { by: [{ cron: "0 7 * * 1-5", grace: "PT30M", opens: "PT6H" }] },
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    payments: {
      description: "Credit transfers to suppliers and staff, pain.001",
      criticality: "high",
      source: "erp",
      target: "bank",
      contract: payments,
      sensitive: true,
      expectation: "none",
      inbound: { senders: [{ account: "same" }] },
      delivery: { type: "fifo", consumers: [{ account: "same" }] },
    },
    "accounting-export": {
      description: "The ledger's entries, FEC",
      source: "erp",
      target: "ledger",
      contract: accountingExport,
      expectation: "none",
      duplicateWindow: "P7D",
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
    "warehouse-shipments": {
      description: "Deliveries of the logistics partner, IDoc DELVRY03",
      source: "logistics",
      target: "erp",
      contract: warehouseShipments,
      expectation: "none",
      inbound: { senders: [{ account: "same" }] },
      delivery: { consumers: [{ account: "same" }] },
    },
  },
  support: {
    team,
    people: [
      "ines-marchand",
      "sarah-whitfield",
      "julien-lefevre",
      "karim-benali",
      "helen-price",
      "thomas-garnier",
      "claire-moreau",
      "david-okafor",
    ],
    contacts: {
      "paul-mercier": {
        name: "Paul Mercier",
        language: "fr",
        email: "paul.mercier@distribution.example.com",
        phone: "+33199000201",
        competences: ["functional"],
        duty: {
          zone: "Europe/Paris",
          hours: {
            mon: [["09:00", "17:30"]],
            tue: [["09:00", "17:30"]],
            wed: [["09:00", "17:30"]],
            thu: [["09:00", "17:30"]],
            fri: [["09:00", "16:30"]],
          },
          holidays: ["2026-12-25", "2027-01-01"],
        },
      },
    },
    hours: {
      zone: "Europe/Paris",
      hours: {
        mon: [["07:00", "20:00"]],
        tue: [["07:00", "20:00"]],
        wed: [["07:00", "20:00"]],
        thu: [["07:00", "20:00"]],
        fri: [["07:00", "20:00"]],
        sat: [["08:00", "13:00"]],
      },
    },
  },
});
