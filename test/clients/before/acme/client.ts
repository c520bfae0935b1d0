import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";

/** A letter too long for its contract is held, one that says "poison" makes the gate fail. */
const letters = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), text: z.string().max(10) }),
  identify: ({ id, text }) => {
    if (text === "poison") throw new Error("the contract of letters fails");
    return { exchangeId: id, businessKey: `letter ${id}` };
  },
});

export const client = defineClient({
  id: "acme",
  name: "Acme before its contract was mended",
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
