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

/** A client whose flow keeps the order of what concerns one order. */
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
  },
  support: { team, people: ["ana"] },
});
