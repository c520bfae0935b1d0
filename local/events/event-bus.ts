import { randomUUID } from "node:crypto";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { z } from "zod";
import { ACCOUNT_ID, nameOf } from "../arn.ts";
import type { Clock } from "../clock.ts";
import { matchesFilterPolicyOnBody } from "../messaging/fauxqs.ts";

/** What of an event a rule sends to a queue. */
export interface EventRule {
  readonly name: string;
  readonly bus: string;
  readonly pattern: Readonly<Record<string, unknown>>;
  readonly targets: readonly { readonly queueUrl: string; readonly take: "detail" | "event" }[];
}

/**
 * What an application puts on a bus.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
const entry = z.strictObject({
  Source: z.string().min(1),
  DetailType: z.string().min(1),
  Detail: z.string(),
  EventBusName: z.string().default("default"),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
});
const putEvents = z.strictObject({
  Entries: z.array(entry).min(1).max(10),
  EndpointId: z.string().optional(),
});

function detailOf(text: string): object | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
}

/** An answer of EventBridge's API. */
export interface EventsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const answer = (status: number, body: object): EventsAnswer => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.1" },
  body: JSON.stringify(body),
});

/** The host's event buses, all of one name being one: what is put on one goes to the queues of the rules that match. */
export class EventBus {
  readonly rules: EventRule[] = [];
  readonly #sqs: SQSClient;
  readonly #region: string;
  readonly #clock: Clock;

  constructor(settings: { readonly sqs: string; readonly region: string; readonly clock: Clock }) {
    this.#region = settings.region;
    this.#clock = settings.clock;
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    this.#sqs = new SQSClient({ endpoint: settings.sqs, region: settings.region, credentials });
  }

  /** Answers `PutEvents`, as EventBridge does; any other action is refused. */
  async answer(target: string, body: unknown): Promise<EventsAnswer> {
    if (target !== "AWSEvents.PutEvents")
      return answer(400, { __type: "UnknownOperationException", message: `${target} is not emulated` });
    const asked = putEvents.safeParse(body);
    if (!asked.success)
      return answer(400, { __type: "ValidationException", message: z.prettifyError(asked.error) });
    const Entries: object[] = [];
    for (const one of asked.data.Entries) Entries.push(await this.#put(one));
    const FailedEntryCount = Entries.filter((one) => "ErrorCode" in one).length;
    return answer(200, { FailedEntryCount, Entries });
  }

  stop(): void {
    this.#sqs.destroy();
  }

  async #put({ Source, DetailType, Detail, EventBusName, Resources, Time }: z.output<typeof entry>) {
    const detail = detailOf(Detail);
    if (!detail)
      return {
        ErrorCode: "MalformedDetail",
        ErrorMessage: "Detail is malformed. Detail must be a JSON object.",
      };
    const id = randomUUID();
    const time =
      Time === undefined
        ? this.#clock.now().toString({ smallestUnit: "second" })
        : new Date(Time * 1000).toISOString();
    const event = JSON.stringify({
      version: "0",
      id,
      "detail-type": DetailType,
      source: Source,
      account: ACCOUNT_ID,
      time,
      region: this.#region,
      resources: Resources,
      detail,
    });
    const bus = nameOf(EventBusName).replace("event-bus/", "");
    for (const { bus: of, pattern, targets } of this.rules) {
      if (of !== bus || !matchesFilterPolicyOnBody({ ...pattern }, event)) continue;
      for (const { queueUrl, take } of targets) {
        const MessageBody = take === "detail" ? JSON.stringify(detail) : event;
        await this.#sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
      }
    }
    return { EventId: id };
  }
}
