/** The emulated SQS, SNS and S3 answer the plain SDK as AWS does, also where the emulator alone would not. */
import { HeadBucketCommand, PutObjectCommand, PutObjectTaggingCommand, S3Client } from "@aws-sdk/client-s3";
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { boot, queue } from "./fixture/written-assembly.ts";

const credentials = { accessKeyId: "anything", secretAccessKey: "anything" };

async function twoQueues() {
  const host = await boot({
    One: {
      Resources: {
        In: queue({
          QueueName: "in",
          VisibilityTimeout: 180,
          MaximumMessageSize: 2048,
          MessageRetentionPeriod: 345600,
        }),
        Out: queue({ QueueName: "out.fifo", FifoQueue: true }),
      },
    },
  });
  return { host, sqs: new SQSClient({ region: "us-west-1", credentials, endpoint: host.endpoints.sqs }) };
}

describe("the queues", () => {
  test("have the template's attributes and an address, for a client of any region", async () => {
    const { host, sqs } = await twoQueues();
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "in" }));
    expect(QueueUrl).toBe(host.queueUrl("in"));
    const { Attributes: attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    expect(attributes).toMatchObject({
      QueueArn: "arn:aws:sqs:eu-west-3:000000000000:in",
      VisibilityTimeout: "180",
      MaximumMessageSize: "2048",
      MessageRetentionPeriod: "345600",
    });
  });

  test("refuse one entry of a batch and take the others", async () => {
    const { host, sqs } = await twoQueues();
    const Entries = ["plain", "not plain", "été"].map((id, at) => ({
      Id: String(at),
      MessageBody: "🧾",
      MessageGroupId: "g",
      MessageDeduplicationId: id,
    }));
    const sent = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: host.queueUrl("out.fifo"), Entries }),
    );
    expect(sent.Successful?.map(({ Id: id }) => id)).toEqual(["0"]);
    expect(sent.Failed).toEqual(
      ["1", "2"].map((Id) =>
        expect.objectContaining({ Id, SenderFault: true, Code: "InvalidParameterValue" }),
      ),
    );
  });

  test("refuse a message alone with SQS's own error", async () => {
    const { host, sqs } = await twoQueues();
    const MessageAttributes = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`a${at}`, { DataType: "Number", StringValue: "1" }]),
    );
    await expect(
      sqs.send(
        new SendMessageCommand({ QueueUrl: host.queueUrl("in"), MessageBody: "x", MessageAttributes }),
      ),
    ).rejects.toMatchObject({ name: "InvalidParameterValue", $metadata: { httpStatusCode: 400 } });
    await expect(
      sqs.send(
        new SendMessageCommand({ QueueUrl: host.queueUrl("in"), MessageBody: "lone \ud800 surrogate" }),
      ),
    ).rejects.toThrow("Invalid characters found");
  });
});

describe("the bucket", () => {
  test("refuses what the emulator would do wrongly, and keeps what must not be overwritten", async () => {
    const host = await boot({
      One: { Resources: { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "payloads" } } } },
    });
    const s3 = new S3Client({
      region: "eu-west-3",
      credentials,
      endpoint: host.endpoints.s3,
      maxAttempts: 1,
    });
    const object = { Bucket: "payloads", Key: "a/é 1" };
    await s3.send(new HeadBucketCommand({ Bucket: "payloads" }));
    await s3.send(new PutObjectCommand({ ...object, Body: "1", IfNoneMatch: "*" }));
    await expect(
      s3.send(new PutObjectCommand({ ...object, Body: "2", IfNoneMatch: "*" })),
    ).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await expect(
      s3.send(new PutObjectTaggingCommand({ ...object, Tagging: { TagSet: [] } })),
    ).rejects.toMatchObject({
      name: "NotImplemented",
    });
  });
});

test("a topic delivers to the subscribed queue what its filter lets through", async () => {
  const host = await boot({
    One: {
      Resources: {
        Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "incidents" } },
        Inbox: queue({ QueueName: "inbox" }),
        Subscription: {
          Type: "AWS::SNS::Subscription",
          Properties: {
            TopicArn: { Ref: "Topic" },
            Protocol: "sqs",
            Endpoint: { "Fn::GetAtt": ["Inbox", "Arn"] },
            RawMessageDelivery: true,
            FilterPolicyScope: "MessageBody",
            FilterPolicy: { priority: ["P1"] },
          },
        },
      },
      Outputs: { Topic: { Value: { Ref: "Topic" } } },
    },
  });
  const publish = (priority: string): Promise<Response> =>
    fetch(host.endpoints.sns, {
      method: "POST",
      body: new URLSearchParams({
        Action: "Publish",
        TopicArn: host.stacks["One"]?.["Topic"] ?? "",
        Message: JSON.stringify({ priority }),
      }),
    });
  await publish("P3");
  await publish("P1");
  const sqs = new SQSClient({ region: "eu-west-3", credentials, endpoint: host.endpoints.sqs });
  const { Messages: messages } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: host.queueUrl("inbox"), MaxNumberOfMessages: 10 }),
  );
  expect(messages?.map(({ Body: body }) => body)).toEqual(['{"priority":"P1"}']);
});
