import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

/** An invoice, known by its number, and to the partner by the control number of its interchange. */
const invoices = defineContract({
  format: json(),
  schema: z.object({ invoice: z.string(), control: z.string(), amount: z.number().max(1000) }),
  identify: ({ invoice, control }) => ({
    exchangeId: control,
    businessKey: invoice,
    furtherKeys: [control],
  }),
});

const receipts = defineContract({
  format: json(),
  schema: z.object({
    receipt: z.string(),
    of: z.array(z.object({ control: z.string(), status: z.enum(["A", "R"]), code: z.string().optional() })),
  }),
  identify: ({ receipt }) => ({ exchangeId: receipt, businessKey: receipt }),
  answers: ({ of }) =>
    of.map(({ control, status, code }) => ({ key: control, accepted: status === "A", reason: code })),
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

/** A client whose partner answers each invoice. */
export const client = defineClient({
  id: "answered",
  name: "Answered",
  zone: "Europe/Paris",
  language: "en",
  applications: { erp: { name: "ERP" }, partner: { name: "Partner" } },
  flows: {
    invoices: {
      source: "erp",
      target: "partner",
      contract: invoices,
      archive: 30,
      delivery: { type: "fifo" },
      expectation: { acknowledged: { within: "PT10M" }, backlog: false },
      watch: "live",
    },
    receipts: {
      source: "partner",
      target: "erp",
      contract: receipts,
      answersTo: ["invoices"],
      expectation: "none",
    },
  },
  support: { team, people: ["ana"] },
});
