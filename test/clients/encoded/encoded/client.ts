import * as z from "zod";
import { fec } from "../../../../contracts/fec.ts";
import { ciiInvoice } from "../../../../contracts/cii-invoice.ts";
import { csv } from "../../../../functions/gate/formats/csv.ts";
import { xml } from "../../../../functions/gate/formats/xml.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

const articles = defineContract({
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

const orders = defineContract({
  format: xml(),
  schema: z.object({ commande: z.object({ "@no": z.string(), client: z.object({ $: z.string().min(1) }) }) }),
  identify: ({ commande }) => ({ exchangeId: commande["@no"], businessKey: commande["@no"] }),
  masked: ["/commande/client/**"],
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

const between = { source: "office", target: "archive", expectation: "none", duplicateWindow: "P7D" } as const;

/** A client whose payloads are in character sets that SQS does not carry as text, or no text at all. */
export const client = defineClient({
  id: "encoded",
  name: "Encoded",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    articles: { ...between, contract: articles, editable: "all" },
    orders: { ...between, contract: orders, editable: ["/commande/client/$"] },
    ledger: { ...between, contract: defineContract(fec), transferEncoding: "base64", editable: "all" },
    invoices: { ...between, contract: defineContract(ciiInvoice), editable: "all" },
  },
  support: { team, people: ["ana"] },
});
