import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { IncidentEvent } from "../../schemas/incident-event.ts";
import { PublishedJobEvent } from "../../schemas/job-event.ts";
import type { HostOutputs } from "../../schemas/outputs.ts";

const Envelope = z.object({ Message: z.string() });

/** A queue of somebody's own that is subscribed to the topic of events, through a filter policy. */
export class EventQueue {
  readonly #sqs: SQSClient;
  readonly #url: string;

  private constructor(sqs: SQSClient, url: string) {
    this.#sqs = sqs;
    this.#url = url;
  }

  /** Subscribes a new queue, as anyone may with the AWS SDK alone. */
  static async subscribe(
    { endpoints, region, stacks }: HostOutputs,
    sqs: SQSClient,
    name: string,
    filterPolicy: object,
  ): Promise<EventQueue> {
    const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
    );
    const [topic] = Object.values(stacks).flatMap((outputs) => outputs["EventsTopic"] ?? []);
    const sns = new SNSClient({
      endpoint: endpoints.sns,
      region,
      credentials: { accessKeyId: "any", secretAccessKey: "any" },
    });
    await sns.send(
      new SubscribeCommand({
        TopicArn: topic,
        Protocol: "sqs",
        Endpoint: Attributes?.QueueArn,
        Attributes: { FilterPolicy: JSON.stringify(filterPolicy), FilterPolicyScope: "MessageAttributes" },
      }),
    );
    sns.destroy();
    return new EventQueue(sqs, QueueUrl);
  }

  /** The events of incidents that came since it was last asked, oldest first. */
  fresh(): Promise<readonly z.output<typeof IncidentEvent>[]> {
    return this.#fresh(IncidentEvent);
  }

  /** Those of replay jobs, of a queue that takes no others. */
  freshOfJobs(): Promise<readonly z.output<typeof PublishedJobEvent>[]> {
    return this.#fresh(PublishedJobEvent);
  }

  async #fresh<Event extends { readonly at: Temporal.Instant }>(
    schema: z.ZodType<Event>,
  ): Promise<readonly Event[]> {
    const events: Event[] = [];
    for (;;) {
      const { Messages = [] } = await this.#sqs.send(
        new ReceiveMessageCommand({ QueueUrl: this.#url, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) break;
      events.push(
        ...Messages.map(({ Body = "" }) =>
          schema.parse(JSON.parse(Envelope.parse(JSON.parse(Body)).Message)),
        ),
      );
      await this.#sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#url,
          Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
        }),
      );
    }
    return events.sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
  }
}
