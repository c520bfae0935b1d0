import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";

const prices = defineContract({
  format: json(),
  schema: z.object({ sku: z.string(), price: z.string() }),
  identify: ({ sku, price }) => ({ exchangeId: [sku, price], businessKey: sku }),
});

/** Its queues were there before the watchdog, one of them in another account; one flow is economical. */
export const client = defineClient({
  id: "adopter",
  name: "Adopter of queues",
  zone: "Europe/Paris",
  language: "fr",
  applications: { erp: { name: "ERP" }, shop: { name: "Shop" } },
  gate: { timeoutSeconds: 20 },
  flows: {
    prices: {
      source: "erp",
      target: "shop",
      contract: prices,
      expectation: "none",
      inbound: {
        arn: "arn:aws:sqs:eu-west-3:000000000000:legacy-prices",
        deadLetterArn: "arn:aws:sqs:eu-west-3:000000000000:legacy-prices-dead",
        visibilityTimeoutSeconds: 150,
        maxReceiveCount: 6,
      },
      delivery: { arn: "arn:aws:sqs:eu-west-3:111122223333:shop-prices.fifo" },
    },
    "price-archive": {
      source: "erp",
      target: "shop",
      contract: prices,
      expectation: "none",
      polling: { mode: "economical", batchSize: 200, windowSeconds: 2 },
      inbound: {
        topics: [
          { arn: "arn:aws:sns:eu-west-3:000000000000:price-changes" },
          { arn: "arn:aws:sns:eu-central-1:111122223333:all-news", only: { kind: ["price", "discount"] } },
        ],
        events: [
          { pattern: { source: ["erp.prices"], detail: { price: [{ "anything-but": "0.00" }] } } },
          { bus: "partners", pattern: { source: [{ prefix: "partner." }] }, take: "detail" },
        ],
      },
    },
    tapped: {
      source: "erp",
      target: "shop",
      contract: prices,
      expectation: "none",
      archive: 7,
      inbound: { topics: [{ arn: "arn:aws:sns:eu-west-3:000000000000:price-copies" }] },
      delivery: { type: "tap" },
    },
  },
});
