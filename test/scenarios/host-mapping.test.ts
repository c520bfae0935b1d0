/** The local host polls a mapped queue, invokes the function and settles the batch as Lambda does. */
import {
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  discard,
  runFixture,
  type RunningHost,
  scratchDirectory,
  synthesizeFixture,
} from "../local/fixture/running-host.ts";

const report = z.object({
  record: z.looseObject({ messageId: z.string(), body: z.string() }),
  batch: z.number(),
  invocations: z.number(),
  variables: z.record(z.string(), z.string()),
  remaining: z.number(),
  function: z.string(),
});

let directory: string;
let fixture: RunningHost;

beforeAll(async () => {
  directory = await scratchDirectory();
  fixture = await runFixture(await synthesizeFixture(directory));
});
afterAll(async () => {
  await fixture.host.stop();
  await discard(directory);
});

async function nextReport(): Promise<z.infer<typeof report>> {
  return report.parse(JSON.parse((await fixture.take("fixture-out")) ?? "null"));
}

async function counts(queue: string): Promise<[visible: string | undefined, inFlight: string | undefined]> {
  const { Attributes: attributes = {} } = await fixture.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: fixture.host.queueUrl(queue), AttributeNames: ["All"] }),
  );
  return [attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"]];
}

describe("a message that is handled", () => {
  test("reaches the function in the shape that Lambda gives it, and leaves the queue", async () => {
    const messageId = await fixture.send("fixture-in", "première 🧾", {
      MessageAttributes: {
        source: { DataType: "String", StringValue: "shop" },
        key: { DataType: "Binary", BinaryValue: Buffer.from([1, 2, 255]) },
      },
    });
    const { record } = await nextReport();
    expect(record).toEqual({
      messageId,
      receiptHandle: expect.any(String),
      body: "première 🧾",
      attributes: {
        ApproximateReceiveCount: "1",
        SentTimestamp: expect.stringMatching(/^\d{13}$/),
        SenderId: expect.any(String),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
      },
      messageAttributes: {
        source: { stringValue: "shop", dataType: "String", stringListValues: [], binaryListValues: [] },
        key: { binaryValue: "AQL/", dataType: "Binary", stringListValues: [], binaryListValues: [] },
      },
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:fixture-in",
      awsRegion: "eu-west-3",
    });
    await expect.poll(() => counts("fixture-in")).toEqual(["0", "0"]);
  });

  test("finds the template's variables, Lambda's own, the emulators' addresses, and none of the host's", async () => {
    await fixture.send("fixture-in", "variables");
    const { variables, function: name, remaining } = await nextReport();
    expect(variables).toMatchObject({
      FLAG: "set",
      OUT_URL: fixture.host.queueUrl("fixture-out"),
      AWS_REGION: "eu-west-3",
      AWS_LAMBDA_FUNCTION_NAME: "fixture-batch",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
      AWS_ENDPOINT_URL_SQS: fixture.host.endpoints.sqs,
      AWS_ENDPOINT_URL_DYNAMODB: fixture.host.endpoints.dynamodb,
    });
    expect(variables).not.toHaveProperty("PATH");
    expect(name).toBe("fixture-batch");
    expect(remaining).toBeLessThanOrEqual(1000);
    expect(fixture.log).toContainEqual({
      source: "fixture-batch",
      level: "info",
      message: "forwarding variables",
    });
  });

  test("comes from an adopted queue that is in no template", async () => {
    await fixture.send("adopted-in", "adopted");
    expect((await nextReport()).record["eventSourceARN"]).toBe(
      "arn:aws:sqs:eu-west-3:000000000000:adopted-in",
    );
  });
});

describe("a batch that fails", () => {
  test.each([
    ["throw", "RangeError: thrown on purpose"],
    ["malformed", "bad batch response"],
    ["empty id", "bad batch response"],
    ["stranger", "someone else is not in the batch"],
    ["exit", "Runtime exited with error: exit status 7"],
    ["hang", "Task timed out after 1.00 seconds"],
  ])("%s: the messages return, and the log says why", async (body, why) => {
    const from = fixture.log.length;
    await fixture.send("fixture-in", body);
    await expect
      .poll(() => fixture.log.slice(from).map(({ message }) => message), { timeout: 10_000 })
      .toContainEqual(expect.stringMatching(new RegExp(`^fixture-in → fixture-batch: .*${why}`, "s")));
  });

  test("because its function does not load says so", async () => {
    await fixture.send("fixture-unloadable", "anything");
    const why = expect.stringContaining("SyntaxError: broken on purpose");
    await expect.poll(() => fixture.log.map(({ message }) => message)).toContainEqual(why);
  });

  test("ends among the dead letters when it has failed as often as the queue allows", async () => {
    const dead = new Set<string | undefined>();
    while (dead.size < 7) dead.add(await fixture.take("fixture-in-dead"));
    expect(dead).toEqual(new Set(["throw", "malformed", "empty id", "stranger", "exit", "hang", "anything"]));
    await fixture.host.idle();
  });

  test("leaves a function that serves the next batch", async () => {
    await fixture.send("fixture-in", "after the crashes");
    expect((await nextReport()).record.body).toBe("after the crashes");
  });

  test("in part returns only the messages that the function names", async () => {
    const Entries = ["first", "fail", "last"].map((body, at) => ({ Id: String(at), MessageBody: body }));
    await fixture.sqs.send(
      new SendMessageBatchCommand({ QueueUrl: fixture.host.queueUrl("fixture-patient"), Entries }),
    );
    const handled = [await nextReport(), await nextReport()].map(({ record }) => record.body);
    expect(handled.sort()).toEqual(["first", "last"]);
    await expect.poll(() => counts("fixture-patient")).toEqual(["0", "1"]);
  });
});

describe("a mapping", () => {
  test("without ReportBatchItemFailures takes any answer for success", async () => {
    await fixture.send("fixture-strict", "malformed");
    await fixture.send("fixture-strict", "strict");
    expect((await nextReport()).record.body).toBe("strict");
    await expect.poll(() => counts("fixture-strict")).toEqual(["0", "0"]);
  });

  test("with a window gathers more than one receive gives", async () => {
    for (const tens of [0, 1, 2]) {
      const Entries = Array.from({ length: 10 }, (_, at) => ({
        Id: String(at),
        MessageBody: `${tens}${at}`,
      }));
      await fixture.sqs.send(
        new SendMessageBatchCommand({ QueueUrl: fixture.host.queueUrl("fixture-windowed"), Entries }),
      );
    }
    const sizes: number[] = [];
    while (sizes.length < 30) sizes.push((await nextReport()).batch);
    expect(Math.max(...sizes)).toBeGreaterThan(10);
  });

  test("of a FIFO queue hands over a group in order, and its numbers with it", async () => {
    for (const body of ["a", "b", "c"]) {
      await fixture.send("fixture-orders.fifo", body, { MessageGroupId: "g", MessageDeduplicationId: body });
    }
    const records = [await nextReport(), await nextReport(), await nextReport()].map(({ record }) => record);
    expect(records.map(({ body }) => body)).toEqual(["a", "b", "c"]);
    expect(records[0]?.["attributes"]).toMatchObject({
      MessageGroupId: "g",
      MessageDeduplicationId: "a",
      SequenceNumber: expect.stringMatching(/^\d+$/),
    });
  });
});

function lambda(): LambdaClient {
  return new LambdaClient({
    region: "eu-west-3",
    endpoint: fixture.host.endpoints.host,
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  });
}

describe("a mapping that is changed while it runs", () => {
  test("takes nothing while it is disabled, counts no receive, and goes on where it stood", async () => {
    const client = lambda();
    const EventSourceArn = "arn:aws:sqs:eu-west-3:000000000000:fixture-in";
    const { EventSourceMappings: [mapping] = [] } = await client.send(
      new ListEventSourceMappingsCommand({ EventSourceArn }),
    );
    const UUID = mapping?.UUID;
    await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    await expect
      .poll(async () => (await client.send(new GetEventSourceMappingCommand({ UUID }))).State)
      .toBe("Disabled");
    await fixture.send("fixture-in", "waits");
    expect(await counts("fixture-in")).toEqual(["1", "0"]);
    await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
    expect((await nextReport()).record).toMatchObject({
      body: "waits",
      attributes: { ApproximateReceiveCount: "1" },
    });
    client.destroy();
  });

  test("is refused what Lambda refuses", async () => {
    const client = lambda();
    const { EventSourceMappings: [mapping] = [] } = await client.send(new ListEventSourceMappingsCommand({}));
    const UUID = mapping?.UUID;
    const ScalingConfig = { MaximumConcurrency: 1 };
    await expect(
      client.send(new UpdateEventSourceMappingCommand({ UUID, ScalingConfig })),
    ).rejects.toMatchObject({ name: "InvalidParameterValueException" });
    await expect(
      client.send(new UpdateEventSourceMappingCommand({ UUID: "none", Enabled: false })),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    client.destroy();
  });
});
