import { z } from "zod";
import { arn, nameOf } from "../arn.ts";
import { noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const rule = z.strictObject({
  Name: z.string().optional(),
  EventBusName: z.string().default("default"),
  EventPattern: z.record(z.string(), z.unknown()),
  Description: noEffect,
  State: z.literal("ENABLED").optional(),
  Targets: z
    .array(
      z.strictObject({
        Id: z.string(),
        Arn: z.string(),
        InputPath: z.literal("$.detail").optional(),
        // Nothing here keeps a bus from sending to a queue that is there.
        DeadLetterConfig: noEffect,
      }),
    )
    .min(1),
});

/** `AWS::Events::Rule` whose targets are queues. */
export const createEventRule: Create = (request, { messaging, region, events }) => {
  const { Name, EventBusName, EventPattern, Targets } = rule.parse(request.properties);
  const name = Name ?? generatedName(request, 64);
  const targets = Targets.map(({ Arn, InputPath }) => {
    const queue = messaging.queues.getQueueByArn(Arn);
    if (!queue) throw new Error(`the queue ${nameOf(Arn)} of the rule ${name} does not exist`);
    return {
      queueUrl: messaging.queues.url(queue.name),
      take: InputPath === undefined ? ("event" as const) : ("detail" as const),
    };
  });
  const bus = nameOf(EventBusName).replace("event-bus/", "");
  events.rules.push({ name, bus, pattern: EventPattern, targets });
  const path = bus === "default" ? name : `${bus}/${name}`;
  return { ref: name, attributes: { Arn: arn("events", region, `rule/${path}`) } };
};
