import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

const parcels = defineContract({
  format: json(),
  schema: z.object({
    id: z.string(),
    to: z.object({ name: z.string(), city: z.string().min(1), postcode: z.string().regex(/^\d{5}$/) }),
  }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `parcel ${id}` }),
  masked: ["/to/name"],
});

const letters = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), sender: z.string(), text: z.string().max(5) }),
  identify: ({ id, sender }) => ({ exchangeId: id, businessKey: sender }),
  masked: ["/sender"],
  masksKeys: true,
});

const payments = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), amount: z.string().regex(/^\d+\.\d{2}$/) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `payment ${id}` }),
});

const orders = defineContract({
  format: json(),
  schema: z.object({
    id: z.string(),
    customer: z.string(),
    currency: z.literal("EUR"),
    due: z.iso.date(),
    lines: z.array(z.object({ sku: z.string(), vat: z.enum(["FR20", "FR10", "FR055"]) })),
  }),
  // Of several parts of an order, each has its number behind the slash.
  identify: ({ id }) => ({ exchangeId: id, businessKey: `order ${id.split("/")[0] ?? id}` }),
  masked: ["/customer"],
});

const common = {
  language: "en" as const,
  competences: ["functional" as const],
  duty: "always" as const,
};

const team = defineTeam({
  people: {
    ana: { ...common, name: "Ana", email: "ana@example.com", level: "consultant" },
    ben: { ...common, name: "Ben", email: "ben@example.com", level: "lead" },
  },
});

const between = { source: "office", target: "archive", expectation: "none" } as const;

/** A client whose held exchanges may be corrected, each flow in its own way. */
export const client = defineClient({
  id: "corrected",
  name: "Corrected",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    parcels: {
      ...between,
      contract: parcels,
      editable: ["/to/city", "/to/postcode"],
      firstLine: ["/to/postcode"],
      archive: 7,
    },
    letters: { ...between, contract: letters },
    orders: { ...between, contract: orders, editable: ["/currency", "/due", "/lines/*/vat"] },
    payments: {
      ...between,
      contract: payments,
      editable: ["/amount"],
      firstLine: ["/amount"],
      sensitive: true,
    },
    invoices: { ...between, contract: payments, editable: "all" },
  },
  support: { team, people: ["ana", "ben"] },
});
