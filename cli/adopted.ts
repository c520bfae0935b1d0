import { GetQueueAttributesCommand, SQSClient, SQSServiceException } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { queueUrl } from "../functions/aws/queue-url.ts";
import { catalogue } from "../schemas/catalogue.ts";
import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";
import { queueAddress } from "../schemas/queue-arn.ts";
import type { Sentence } from "../schemas/sentence.ts";

/** One thing that an adopted queue has otherwise than stated. */
interface AdoptedFault {
  readonly attribute: string;
  readonly stated: string;
  readonly real: string;
  readonly message: Sentence;
}

/** An adopted queue, and what differs on it. */
export interface AdoptedQueue {
  readonly flow: string;
  readonly arn: string;
  readonly faults: readonly AdoptedFault[];
}

type Stated = Readonly<Record<string, string>>;

const RedrivePolicy = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.string() }));

/** What the configuration states of the queues that a flow adopts, by ARN. */
function statedOf({ inbound, delivery }: Flow): readonly (readonly [string, Stated])[] {
  const target: readonly (readonly [string, Stated])[] = "arn" in delivery ? [[delivery.arn, {}]] : [];
  if (!("arn" in inbound)) return target;
  const stated = {
    VisibilityTimeout: String(inbound.visibilityTimeoutSeconds),
    deadLetterTargetArn: inbound.deadLetterArn,
    maxReceiveCount: String(inbound.maxReceiveCount),
  };
  return [[inbound.arn, stated], [inbound.deadLetterArn, {}], ...target];
}

/** The queue's own attributes; undefined where it does not answer for itself. */
async function realOf(arn: string): Promise<Stated | undefined> {
  const region = queueAddress(arn)?.region ?? "";
  const sqs = new SQSClient({ region });
  try {
    const QueueUrl = queueUrl(arn, process.env["AWS_ENDPOINT_URL_SQS"]);
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    const redrive = RedrivePolicy.safeParse(Attributes.RedrivePolicy);
    return { ...Attributes, ...(redrive.success ? redrive.data : {}) };
  } catch (error) {
    if (error instanceof SQSServiceException) return undefined;
    throw error;
  } finally {
    sqs.destroy();
  }
}

async function faultsOf(arn: string, stated: Stated): Promise<readonly AdoptedFault[]> {
  const real = await realOf(arn);
  if (!real) return [{ attribute: "QueueArn", stated: arn, real: "-", message: catalogue["queue-missing"] }];
  return Object.entries(stated).flatMap(([attribute, value]) => {
    const found = real[attribute] ?? "-";
    return found === value
      ? []
      : [{ attribute, stated: value, real: found, message: catalogue["queue-differs"] }];
  });
}

/** Compares each adopted queue with what the configuration states of it, with the credentials at hand. */
export async function checkAdopted(client: Client): Promise<readonly AdoptedQueue[]> {
  const adopted = Object.entries(client.flows).flatMap(([flow, config]) =>
    statedOf(config).map(([arn, stated]) => ({ flow, arn, stated })),
  );
  return Promise.all(
    adopted.map(async ({ flow, arn, stated }) => ({ flow, arn, faults: await faultsOf(arn, stated) })),
  );
}
