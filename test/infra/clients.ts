import * as z from "zod";
import { json } from "../../functions/gate/formats/json.ts";
import { type Client, type ClientInput, defineClient } from "../../schemas/client.ts";
import { defineContract } from "../../schemas/contract.ts";

type FlowInputs = ClientInput["flows"];

const contract = defineContract({
  format: json(),
  schema: z.object({ number: z.string() }),
  identify: ({ number }) => ({ businessKey: number }),
});

/** A contract whose messages answer exchanges. */
export const answering = defineContract({
  format: json(),
  schema: z.object({ number: z.string(), ok: z.boolean() }),
  identify: ({ number }) => ({ businessKey: number }),
  answers: ({ number, ok }) => [{ key: number, accepted: ok }],
});

const between = { source: "shop", target: "erp", contract, expectation: "none" } as const;

/** A client's configuration around these flows; what else is given replaces the plain settings. */
export function configuration(flows: FlowInputs, rest: Partial<ClientInput> = {}): ClientInput {
  return {
    id: "acme",
    name: "Acme",
    zone: "Europe/Paris",
    language: "fr",
    applications: { erp: { name: "ERP" }, shop: { name: "Shop" } },
    flows,
    ...rest,
  };
}

/** A flow with nothing but what it must say. */
export const plainFlow = { ...between };

/** Queues that were there before the watchdog. */
export const adoptedQueues = {
  inbound: "arn:aws:sqs:eu-west-3:123456789012:legacy-prices",
  deadLetters: "arn:aws:sqs:eu-west-3:123456789012:legacy-prices-dead",
  target: "arn:aws:sqs:eu-west-3:999988887777:erp-prices.fifo",
};

/** A probe that reports; nobody knows the secret of this hash. */
export const pushProbe = { type: "push", every: "PT5M", secretHash: `sha256:${"a".repeat(64)}` } as const;

/** Applications with a probe of each type. */
export const probedApplications = {
  erp: {
    name: "ERP",
    probes: {
      health: { type: "https", url: "https://erp.example.com/health" },
      port: { type: "tcp", host: "erp.example.com", port: 1433 },
    },
  },
  shop: { name: "Shop", probes: { job: pushProbe } },
} as const;

/** A client whose three flows show every kind of queue, polling and principal, and its applications every probe. */
export const everyKind: Client = defineClient(
  configuration(
    {
      orders: {
        ...between,
        https: { check: "before" },
        ordered: true,
        inbound: {
          senders: [
            { account: "same" },
            { account: "111122223333" },
            { role: "arn:aws:iam::111122223333:role/shop/sender" },
            {
              service: "events.amazonaws.com",
              sourceArn: "arn:aws:events:eu-west-3:123456789012:rule/orders",
            },
          ],
        },
        delivery: {
          type: "fifo",
          consumers: [{ account: "444455556666" }, { role: "arn:aws:iam::444455556666:role/erp" }],
        },
      },
      stock: { ...between, archive: 30, polling: { mode: "economical", batchSize: 500, windowSeconds: 20 } },
      prices: {
        ...between,
        contract: answering,
        answersTo: ["stock"],
        inbound: {
          arn: adoptedQueues.inbound,
          deadLetterArn: adoptedQueues.deadLetters,
          visibilityTimeoutSeconds: 200,
          maxReceiveCount: 6,
        },
        delivery: { arn: adoptedQueues.target },
        expectation: {},
      },
    },
    { applications: probedApplications },
  ),
);

/** A client whose applications are reached from a VPC alone. */
export const probedFromVpc: Client = defineClient(
  configuration(
    { orders: plainFlow },
    {
      applications: probedApplications,
      probing: { vpc: { subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] } },
    },
  ),
);

/** A client of so many plain flows, but for those that are left out by number. */
export function clientOf(
  count: number,
  { without = [], ...rest }: { readonly without?: readonly number[] } & Partial<ClientInput> = {},
): Client {
  const numbers = Array.from({ length: count }, (_, index) => index + 1).filter((n) => !without.includes(n));
  return defineClient(configuration(Object.fromEntries(numbers.map((n) => [`flow-${n}`, plainFlow])), rest));
}

const distantArn = (name: string) => `arn:aws:sqs:ap-southeast-1:123456789012:${name}`;
const padded = (start: string, length: number) => `${start}-`.padEnd(length, "x");

/** A client of so many flows whose queues are all adopted, every name as long as it may be. */
export function adoptingClientOf(count: number): Client {
  const flows = Array.from({ length: count }, (_, index): [string, FlowInputs[string]] => {
    const inbound = {
      arn: distantArn(padded(`inbound-${index}`, 80)),
      deadLetterArn: distantArn(padded(`dead-${index}`, 80)),
      visibilityTimeoutSeconds: 180,
      maxReceiveCount: 5,
    };
    const delivery = { arn: distantArn(`${padded(`target-${index}`, 75)}.fifo`) };
    return [padded(`flow-${index}`, 40), { ...between, inbound, delivery, expectation: {} }];
  });
  return defineClient(configuration(Object.fromEntries(flows), { id: "abcdefghijklmnop" }));
}
