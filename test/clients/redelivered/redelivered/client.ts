import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

const records = defineContract({
  format: json(),
  schema: z.object({ key: z.string(), version: z.int() }),
  identify: ({ key, version }) => ({ exchangeId: `${key}/${version}`, businessKey: key }),
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

const toErp = { target: "erp", contract: records, expectation: "none", archive: 7 } as const;

/** A client whose flows to the ERP are kept, so that they can be delivered again to it. */
export const client = defineClient({
  id: "redelivered",
  name: "Redelivered",
  zone: "Europe/Paris",
  language: "en",
  applications: { shop: { name: "Shop" }, erp: { name: "ERP" }, crm: { name: "CRM" } },
  flows: {
    orders: { ...toErp, source: "shop", delivery: { type: "fifo" } },
    stock: { ...toErp, source: "shop" },
    contacts: { ...toErp, source: "crm" },
    news: { ...toErp, source: "crm", archive: undefined },
    invoices: { ...toErp, source: "erp", target: "crm" },
  },
  support: { team, people: ["ana"] },
});
