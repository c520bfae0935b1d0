import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";

const notes = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), text: z.string().min(1) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `note ${id}` }),
});

/** Its gate has a short timeout, so that what was in flight when the host was killed comes again soon. */
export const client = defineClient({
  id: "killed",
  name: "Host that is killed",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  gate: { timeoutSeconds: 4 },
  flows: {
    loose: { source: "office", target: "archive", contract: notes, expectation: "none" },
    ordered: {
      source: "office",
      target: "archive",
      contract: notes,
      expectation: "none",
      delivery: { type: "fifo" },
    },
  },
});
