import { z } from "zod";
import { nameOf } from "../arn.ts";
import { EventSourceMapping } from "../lambda/event-source-mapping.ts";
import { count, flag, noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const properties = z.strictObject({
  BatchSize: count.default(10),
  Enabled: flag.default(true),
  EventSourceArn: z.string().includes(":sqs:"),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  MaximumBatchingWindowInSeconds: count.default(0),
  MetricsConfig: noEffect,
  ScalingConfig: z.strictObject({ MaximumConcurrency: count.min(2).max(1000).optional() }).optional(),
  Tags: noEffect,
});

/** `AWS::Lambda::EventSourceMapping` of a queue, refused where Lambda would refuse it. */
export const createEventSourceMapping: Create = (request, substrate) => {
  const wanted = properties.parse(request.properties);
  const queue = substrate.messaging.queues.getQueueByArn(wanted.EventSourceArn);
  if (!queue) throw new Error(`the queue ${nameOf(wanted.EventSourceArn)} does not exist`);
  const target = substrate.functions.get(nameOf(wanted.FunctionName));
  if (!target) throw new Error(`the function ${nameOf(wanted.FunctionName)} does not exist`);

  const window = wanted.MaximumBatchingWindowInSeconds;
  const visibility = Number(queue.attributes["VisibilityTimeout"]);
  const timeout = target.settings.timeoutMs / 1000;
  if (visibility < timeout) {
    throw new Error(
      `the visibility timeout of ${queue.name} (${visibility} s) is below the function's (${timeout} s)`,
    );
  }
  if (queue.isFifo() && (wanted.BatchSize > 10 || window > 0)) {
    throw new Error("a FIFO queue is read in batches of 10 at most and without a window");
  }
  if (wanted.BatchSize > 10 && window < 1) {
    throw new Error("a batch size above 10 needs a batching window of at least 1 s");
  }
  const id = generatedName(request, 64);
  const mapping = new EventSourceMapping(
    queue,
    target,
    {
      id,
      batchSize: wanted.BatchSize,
      windowMs: window * 1000,
      intake: {
        enabled: wanted.Enabled,
        maximumConcurrency: wanted.ScalingConfig?.MaximumConcurrency,
      },
      reportsItemFailures: wanted.FunctionResponseTypes.length > 0,
    },
    { queues: substrate.messaging.queues, region: substrate.region, log: substrate.log },
  );
  substrate.mappings.push(mapping);
  return { ref: id, attributes: { Id: id } };
};
