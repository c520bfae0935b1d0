import * as z from "zod";
import { ArchiveDays } from "./archived-exchange.ts";
import type { Contract } from "./contract.ts";
import { FixedDuration } from "./duration.ts";
import { TakenEvents } from "./event-pattern.ts";
import { Expectation, WatchMode } from "./expectation.ts";
import { PathPattern } from "./path-pattern.ts";
import { Competence } from "./person.ts";
import { Principal } from "./principal.ts";
import { Degree } from "./priority.ts";
import { QueueArn, queueAddress } from "./queue-arn.ts";
import { SubscribedTopic } from "./subscribed-topic.ts";
import { TransferEncoding } from "./transfer-encoding.ts";

/** The name of a flow; queues are named after it. */
export const FlowId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: 'is no name of a flow: use lower-case words joined by hyphens, as in "shop-orders"',
  })
  .max(40, { error: "is longer than 40 characters: shorten the name, queues are named after it" });

/** The name of an application. */
export const ApplicationId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: 'is no name of an application: use lower-case letters, digits and hyphens, as in "erp"',
});

/** A queue of the watchdog's own, and who may send to it. */
const OwnInbound = z.strictObject({
  type: z.enum(["standard", "fifo"]).default("standard").meta({
    description: "A FIFO queue where its senders keep an order by message group; for ordered flows.",
  }),
  senders: z.array(Principal).default([]).meta({
    description: "Who may send, besides what IAM policies of the same account allow.",
  }),
  topics: z.array(SubscribedTopic).max(20).default([]).meta({
    description: "Topics of SNS whose messages come on the flow, besides what is sent to its queue.",
  }),
  events: z.array(TakenEvents).max(20).default([]).meta({
    description: "Events of EventBridge that come on the flow, besides what is sent to its queue.",
  }),
});

/** Whoever gives an ARN means to adopt a queue, and is to be told what that lacks. */
const WithoutArn = z.custom<z.input<typeof OwnInbound>>().check(({ value, issues }) => {
  if (typeof value !== "object" || !("arn" in value)) return;
  issues.push({ code: "invalid_type", expected: "object", input: value, continue: false });
});

/** A queue that was there before; what the gate relies on is stated, and checked against it before a deploy. */
const AdoptedInbound = z
  .strictObject({
    arn: QueueArn,
    deadLetterArn: QueueArn,
    visibilityTimeoutSeconds: z.int().min(1).max(43_200),
    maxReceiveCount: z
      .int()
      .min(5, { error: "is below 5: a throttled gate alone uses up that many receives" })
      .max(1000),
  })
  .refine(({ arn, deadLetterArn }) => queueAddress(arn)?.fifo === queueAddress(deadLetterArn)?.fifo, {
    error: "takes dead letters of another kind: those of a FIFO queue go to a FIFO queue",
    path: ["deadLetterArn"],
  });

const OwnTarget = z.strictObject({
  type: z.enum(["standard", "fifo"]).default("standard"),
  consumers: z.array(Principal).default([]),
});

const AdoptedTarget = z.strictObject({ arn: QueueArn });

/** A copy of the flow is checked and watched; the flow itself passes elsewhere. */
const Tapped = z.strictObject({ type: z.literal("tap") });

/** How the gate polls: `prompt` forwards at once, `economical` waits to fill larger batches. */
const Polling = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("prompt") }),
  z.strictObject({
    mode: z.literal("economical"),
    batchSize: z.int().min(11).max(1000).default(100),
    windowSeconds: z.int().min(1).max(60).default(5),
  }),
]);

/** The door by HTTPS, `POST /exchanges/{flow}`, besides the inbound queue. */
const HttpsDoor = z.strictObject({
  check: z.enum(["before", "after"]).default("after").meta({
    description:
      "Whether what the contract refuses is turned away at the door, so that its sender mends it, or taken and held as what comes by the queue is.",
  }),
});

const IsContract = z.custom<Contract>(
  (value) => typeof value === "object" && value !== null && "examine" in value && "format" in value,
  { error: "is no contract: give what defineContract returned", abort: true },
);

/** A directed channel that carries one message type from a source application to a target application. */
export const Flow = z.strictObject({
  description: z.string().max(200).default(""),
  source: ApplicationId,
  target: ApplicationId,
  contract: IsContract,
  inbound: z.union([WithoutArn.pipe(OwnInbound), AdoptedInbound]).prefault({}),
  delivery: z.union([OwnTarget, AdoptedTarget, Tapped]).prefault({}),
  https: HttpsDoor.optional().meta({
    description: "Lets the source application post exchanges; unstated: nobody.",
  }),
  transferEncoding: TransferEncoding.optional().meta({
    description:
      "How payloads stand in messages whose sender cannot say so by the attribute Content-Transfer-Encoding; unstated: as text.",
  }),
  polling: Polling.default({ mode: "prompt" }),
  duplicateWindow: z
    .union([FixedDuration, z.literal(false)])
    .optional()
    .meta({
      description:
        "How long a forwarded exchange is remembered against duplicates; false: not at all. Unstated: seven days for messages with an id of their own, while those without one are told apart by their queue message.",
    }),
  onConflict: z.enum(["hold", "revision"]).default("hold").meta({
    description: "What to do with a known id and key but other bytes: hold it, or forward it as a revision.",
  }),
  ordered: z.boolean().default(false).meta({
    description:
      "Whether exchanges of one business key must not overtake each other: while one is held, later ones of its key wait behind it.",
  }),
  archive: ArchiveDays.optional().meta({
    description:
      "For how many days what was forwarded is kept, so that it can be shown and delivered again; unstated: not at all.",
  }),
  answersTo: z.array(FlowId).max(20).default([]).meta({
    description:
      "The flows whose exchanges the messages of this one answer, as the contract's `answers` says: an acknowledgement.",
  }),
  editable: z
    .union([z.literal("all"), z.array(PathPattern).max(100)])
    .default([])
    .meta({
      description:
        "What people may change of a held exchange: places of the decoded message, or all, which also lets them mend what cannot be decoded.",
    }),
  firstLine: z.array(PathPattern).max(50).default([]).meta({
    description:
      "Which of the editable fields the first line may change, and so sees: fields of JSON messages that are not masked.",
  }),
  sensitive: z.boolean().default(false).meta({
    description: "Payments, bank details: a correction is sent only after a second person approved it.",
  }),
  criticality: Degree.default("medium").meta({
    description: "What the client loses while the flow stands still: the impact of its incidents.",
  }),
  expectation: Expectation.meta({
    description: "When the flow must carry something, and how well; `none` where nothing is expected.",
  }),
  watch: WatchMode.default("observe").meta({
    description: "Whether its stalls call somebody, until a person decides otherwise at run time.",
  }),
  competence: Competence.optional().meta({
    description: "What a stall of this flow asks for, in place of what its kind usually does.",
  }),
});
/** A flow as a client's configuration writes it. */
export type FlowInput = z.input<typeof Flow>;
export type Flow = z.output<typeof Flow>;

/** Whether a flow's inbound queue is a FIFO queue. */
export function isFifoInbound({ inbound }: Pick<Flow, "inbound">): boolean {
  return "arn" in inbound ? queueAddress(inbound.arn)?.fifo === true : inbound.type === "fifo";
}

/** Whether a flow is tapped: nothing is delivered of what comes on it, and nothing held. */
export function isTapped({ delivery }: Pick<Flow, "delivery">): boolean {
  return "type" in delivery && delivery.type === "tap";
}
