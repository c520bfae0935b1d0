import * as z from "zod";
import { json } from "../functions/gate/formats/json.ts";
import { defineClient } from "../schemas/client.ts";
import { defineContract } from "../schemas/contract.ts";

/** What a sweep's process is to do, and where AWS is. */
export const SweepTask = z.object({
  flows: z.int(),
  warmUp: z.int(),
  measured: z.int(),
  sqs: z.url(),
  dynamodb: z.url(),
});
export type SweepTask = z.infer<typeof SweepTask>;

/** Where the swept client stands, and how its tables are named. */
export const SWEPT = {
  id: "swept",
  region: "eu-west-3",
  deployment: { partition: "aws", region: "eu-west-3", account: "000000000000" },
  topic: "arn:aws:sns:eu-west-3:000000000000:swept",
  tables: {
    journal: "swept-journal",
    quarantine: "swept-quarantine",
    pulse: "swept-pulse",
    lines: "swept-lines",
    payloads: "swept-payloads",
    watch: "swept-watch",
    incident: "swept-incident",
    mailbox: "swept-mailbox",
    plan: "swept-plan",
    link: "swept-link",
    audit: "swept-audit",
    jobs: "swept-jobs",
  },
} as const;

const notes = defineContract({
  format: json(),
  schema: z.object({ id: z.string() }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: id }),
});

/** A client of so many flows, each of which is expected to carry something every hour, with default limits. */
export function sweptClient(flows: number) {
  const numbers = Array.from({ length: flows }, (_, index) => index);
  return defineClient({
    id: SWEPT.id,
    name: "Swept",
    zone: "Europe/Paris",
    language: "en",
    applications: { shop: { name: "Shop" }, erp: { name: "ERP" } },
    flows: Object.fromEntries(
      numbers.map((number) => [
        `flow-${number}`,
        { source: "shop", target: "erp", contract: notes, expectation: { every: { within: "PT1H" } } },
      ]),
    ),
  });
}
