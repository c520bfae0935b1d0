import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";

const letters = defineContract({
  format: json(),
  version: 2,
  schema: z.object({ id: z.string(), text: z.string().max(30) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `letter ${id}` }),
});

export const client = defineClient({
  id: "acme",
  name: "Acme after its contract was mended",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    letters: {
      source: "office",
      target: "archive",
      contract: letters,
      expectation: "none",
      duplicateWindow: "PT30M",
    },
    drafts: {
      source: "office",
      target: "archive",
      contract: letters,
      expectation: "none",
      duplicateWindow: false,
    },
    revisions: {
      source: "office",
      target: "archive",
      contract: letters,
      expectation: "none",
      onConflict: "revision",
    },
  },
});
