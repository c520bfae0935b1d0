import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

/** An order and its changes, in the order in which the shop made them. */
const changes = defineContract({
  format: json(),
  schema: z.object({ order: z.string(), change: z.int(), postcode: z.string().regex(/^\d{5}$/) }),
  identify: ({ order, change }) => ({
    exchangeId: [order, change],
    businessKey: order,
    sequence: change,
  }),
});

/** Moves of stock, which tell no order of their own: their queue keeps it. */
const moves = defineContract({
  format: json(),
  schema: z.object({ move: z.string(), article: z.string(), quantity: z.int().max(1000) }),
  identify: ({ move, article }) => ({ exchangeId: move, businessKey: article }),
});

const team = defineTeam({
  people: {
    ana: {
      name: "Ana",
      email: "ana@example.com",
      level: "lead",
      language: "en",
      competences: ["functional"],
      duty: "always",
    },
  },
});

/** A client whose flows keep the order of what concerns one order, or one article. */
export const client = defineClient({
  id: "ordered",
  name: "Ordered",
  zone: "Europe/Paris",
  language: "en",
  applications: { shop: { name: "Shop" }, erp: { name: "ERP" } },
  flows: {
    changes: {
      source: "shop",
      target: "erp",
      contract: changes,
      expectation: "none",
      ordered: true,
      editable: ["/postcode"],
      delivery: { type: "fifo" },
    },
    moves: {
      source: "shop",
      target: "erp",
      contract: moves,
      expectation: "none",
      ordered: true,
      inbound: { type: "fifo" },
      delivery: { type: "fifo" },
    },
  },
  support: { team, people: ["ana"] },
});
