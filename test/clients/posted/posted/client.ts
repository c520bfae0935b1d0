import * as z from "zod";
import { csv } from "../../../../functions/gate/formats/csv.ts";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

const orders = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), lines: z.array(z.object({ sku: z.string(), count: z.int() })).min(1) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `order ${id}` }),
});

const prices = defineContract({
  format: csv({
    delimiter: ";",
    encoding: "iso-8859-1",
    columns: [
      { name: "article", type: "string", required: true, unique: true },
      { name: "prix", type: "decimal", required: true, unique: false },
    ],
    locale: "fr-FR",
  }),
  schema: z.object({ rows: z.array(z.object({ article: z.string(), prix: z.string() })).min(1) }),
  identify: ({ rows }) => ({ businessKey: rows[0]?.article ?? "" }),
});

const team = defineTeam({
  people: {
    ana: {
      name: "Ana",
      email: "ana@example.com",
      level: "consultant",
      language: "en",
      competences: ["functional"],
      duty: "always",
    },
  },
});

const toErp = { target: "erp", expectation: "none" } as const;

/** A client whose applications post their exchanges. */
export const client = defineClient({
  id: "posted",
  name: "Posted",
  zone: "Europe/Paris",
  language: "en",
  applications: { shop: { name: "Shop" }, pim: { name: "PIM" }, erp: { name: "ERP" } },
  flows: {
    orders: { ...toErp, source: "shop", contract: orders, https: { check: "before" } },
    returns: { ...toErp, source: "shop", contract: orders, https: {} },
    prices: { ...toErp, source: "pim", contract: prices, https: {} },
    stock: { ...toErp, source: "pim", contract: orders },
  },
  https: { requestsPerSecond: 1, requestsAtOnce: 40 },
  support: { team, people: ["ana"] },
});
