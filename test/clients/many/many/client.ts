import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";

const notes = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), text: z.string().min(1) }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `note ${id}` }),
});

const numbers = Array.from({ length: 100 }, (_, index) => index + 1);

/** A hundred flows, which take three pairs of stacks. */
export const client = defineClient({
  id: "many",
  name: "Many flows",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: Object.fromEntries(
    numbers.map((number) => [
      `notes-${number}`,
      {
        source: "office",
        target: "archive",
        contract: notes,
        expectation: "none",
        delivery: { type: number % 2 === 0 ? "fifo" : "standard" },
      },
    ]),
  ),
});
