import * as z from "zod";

/** A value that an event must have, or one of EventBridge's comparisons, such as `{ "prefix": "eu-" }`. */
const Condition = z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown())]);

interface Pattern {
  readonly [field: string]: readonly z.infer<typeof Condition>[] | Pattern;
}

/**
 * What an event must be like, field by field, as EventBridge matches it.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
const EventPattern: z.ZodType<Pattern> = z
  .record(z.string().min(1), z.union([z.array(Condition).min(1), z.lazy(() => EventPattern)]))
  .refine((pattern) => Object.keys(pattern).length > 0, {
    error: "is empty, and would take every event of the bus: name at least its source",
  });

/** Events of a bus that come on a flow. */
export const TakenEvents = z.strictObject({
  bus: z
    .string()
    .regex(/^[\w./-]{1,256}$|^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]+$/, {
      error: "is no bus: write its name, or its ARN where it is another account's",
    })
    .default("default"),
  pattern: EventPattern,
  take: z.enum(["detail", "event"]).default("detail").meta({
    description: "What of an event is the message: its detail, or the whole of it.",
  }),
});
export type TakenEvents = z.output<typeof TakenEvents>;
