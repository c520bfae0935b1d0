import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { defineContract } from "../../../schemas/contract.ts";

const contract = defineContract({
  format: json(),
  schema: z.object({ id: z.string() }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `note ${id}` }),
});

/** The flow that both clients have. */
export const notes = { source: "office", target: "archive", contract, expectation: "none" } as const;

/** The issuer that both clients trust. */
export const signIn = {
  issuer: "https://login.example.com/desk",
  clientId: "watchdog-console",
  audience: "watchdog",
  claims: { person: "person", groups: "groups" },
};
