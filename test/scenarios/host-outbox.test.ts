/** What SNS would send to people and web addresses lies in the host's outbox, through the same filter policies. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { HostOptions } from "../../local/host.ts";
import { CapturedMessage } from "../../schemas/outbox.ts";
import { boot, queue } from "../local/fixture/written-assembly.ts";

const credentials = { accessKeyId: "anything", secretAccessKey: "anything" };
const list = z.object({ items: z.array(CapturedMessage) });
const envelope = z.looseObject({ Message: z.string(), MessageId: z.string() });

function subscription(protocol: string, endpoint: unknown, more: object = {}): object {
  const properties = { TopicArn: { Ref: "Topic" }, Protocol: protocol, Endpoint: endpoint, ...more };
  return { Type: "AWS::SNS::Subscription", Properties: properties };
}

const onlyFor = (contact: string) => ({
  FilterPolicy: { contact: [contact] },
  FilterPolicyScope: "MessageAttributes",
});

/** A topic whose subscriptions, all of one template, are those of two contacts, a bridge and a queue. */
const resources = {
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "contacts" } },
  AdaMail: subscription("email", "ada@example.com", onlyFor("ada")),
  AdaPhone: subscription("sms", "+33600000001", onlyFor("ada")),
  BobMail: subscription("email-json", "bob@example.com", onlyFor("bob")),
  Bridge: subscription("https", "https://chat.example.com/hook", {
    FilterPolicy: { incident: { priority: ["P1"] } },
    FilterPolicyScope: "MessageBody",
    RawMessageDelivery: true,
  }),
  Inbox: queue({ QueueName: "inbox" }),
  InboxCopy: subscription("sqs", { "Fn::GetAtt": ["Inbox", "Arn"] }),
  Late: queue({ QueueName: "late" }),
};

async function start(options: Partial<HostOptions> = {}) {
  const outputs = { Topic: { Value: { Ref: "Topic" } }, Late: { Value: { "Fn::GetAtt": ["Late", "Arn"] } } };
  const host = await boot({ One: { Resources: resources, Outputs: outputs } }, options);
  const { endpoints, region, stacks } = host;
  const sns = new SNSClient({ region, credentials, endpoint: endpoints.sns });
  const sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
  const TopicArn = stacks["One"]?.["Topic"] ?? "";
  return {
    host,
    sns,
    TopicArn,
    lateArn: stacks["One"]?.["Late"] ?? "",
    /** Publishes for a contact, or for nobody in particular. */
    publish: (contact: string, message: object) => {
      const MessageAttributes = { contact: { DataType: "String", StringValue: contact } };
      return sns.send(new PublishCommand({ TopicArn, Message: "hello", MessageAttributes, ...message }));
    },
    subscribe: (Protocol: string, Endpoint: string, Attributes = {}) =>
      sns.send(
        new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true }),
      ),
    /** What was captured, oldest first. */
    captured: async () =>
      list.parse(await (await fetch(`${endpoints.outbox}.json`)).json()).items.toReversed(),
    take: async (name: string) => {
      const QueueUrl = host.queueUrl(name);
      const { Messages: messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      for (const { ReceiptHandle } of messages)
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return messages.map(({ Body: body }) => envelope.parse(JSON.parse(body ?? "")));
    },
    subscriptions: async () => {
      const { Subscriptions: all = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      return all;
    },
  };
}

async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "host-outbox-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

describe("a publish for one contact", () => {
  test("reaches that contact alone, each protocol with its own text, at the host's time", async () => {
    const { host, publish, captured, take } = await start();
    await host.setTime(Temporal.Instant.from("2027-03-28T01:30:00Z"));
    const Message = JSON.stringify({ default: "for machines", email: "à lire", sms: "short" });
    const { MessageId } = await publish("ada", { Message, MessageStructure: "json", Subject: "P1 stopped" });
    const common = {
      at: expect.stringMatching(/^2027-03-28T01:30:/),
      topic: "arn:aws:sns:eu-west-3:000000000000:contacts",
      attributes: { contact: "ada" },
      messageId: MessageId,
    };
    expect(await captured()).toEqual([
      { ...common, protocol: "email", endpoint: "ada@example.com", subject: "P1 stopped", body: "à lire" },
      { ...common, protocol: "sms", endpoint: "+33600000001", subject: null, body: "short" },
    ]);
    expect(await take("inbox")).toMatchObject([
      { Message: "for machines", MessageId, Subject: "P1 stopped" },
    ]);
  });

  test("as JSON carries the envelope of SNS, and an e-mail without a subject gets that of AWS", async () => {
    const { publish, captured } = await start();
    const { MessageId } = await publish("bob", {});
    const [mail] = await captured();
    expect(mail).toMatchObject({ protocol: "email-json", subject: "AWS Notification Message" });
    expect(JSON.parse(mail?.body ?? "")).toMatchObject({
      Type: "Notification",
      MessageId,
      Message: "hello",
      MessageAttributes: { contact: { Type: "String", Value: "bob" } },
    });
  });

  test("goes by the text to what filters on it, raw where that was asked for", async () => {
    const { publish, captured } = await start();
    for (const priority of ["P1", "P2"]) {
      await publish("nobody", { Message: JSON.stringify({ incident: { priority } }) });
    }
    expect(await captured()).toMatchObject([
      { endpoint: "https://chat.example.com/hook", body: '{"incident":{"priority":"P1"}}', subject: null },
    ]);
  });
});

const entry = (Id: string, more: object) => ({
  Id,
  Message: `text of ${Id}`,
  MessageAttributes: { contact: { DataType: "String", StringValue: "ada" } },
  ...more,
});

test("a batch fails by entries, and the others arrive", async () => {
  const { sns, TopicArn, captured, take } = await start();
  const sent = await sns.send(
    new PublishBatchCommand({
      TopicArn,
      PublishBatchRequestEntries: [
        entry("good", { Message: '{"default":"d","sms":"s"}', MessageStructure: "json" }),
        entry("bad", { Subject: "deux\nlignes" }),
        entry("plain", {}),
      ],
    }),
  );
  expect(sent.Failed).toEqual([
    { Id: "bad", Code: "InvalidParameter", Message: "Invalid parameter: Subject", SenderFault: true },
  ]);
  expect(sent.Successful?.map(({ Id: id }) => id)).toEqual(["good", "plain"]);
  expect((await captured()).map(({ body }) => body)).toEqual(["d", "s", "text of plain", "text of plain"]);
  expect((await take("inbox")).map(({ Message }) => Message)).toEqual(["d", "text of plain"]);
  const PublishBatchRequestEntries = [entry("all", { Subject: "é" })];
  const none = await sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
  expect([none.Successful, none.Failed]).toMatchObject([[], [{ Id: "all" }]]);
});

test("what SNS refuses is refused with its error, and nothing is delivered", async () => {
  const { publish, captured, take } = await start();
  await expect(publish("ada", { Message: '{"sms":"s"}', MessageStructure: "json" })).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "Invalid parameter: Message Structure - No default entry in JSON message body",
  });
  await expect(publish("ada", { Subject: "s".repeat(101) })).rejects.toThrow("Invalid parameter: Subject");
  await expect(publish("ada", { Message: "x".repeat(1601) })).rejects.toThrow("longer than 1600 characters");
  await publish("nobody", { Message: "x".repeat(1601) });
  expect([await captured(), (await take("inbox")).length]).toEqual([[], 1]);
});

describe("subscriptions made at run time", () => {
  test("deliver to queues and to the outbox through their own policies, also when those change", async () => {
    const { sns, lateArn, subscribe, publish, captured, take } = await start();
    const FilterPolicy = JSON.stringify({ priority: ["P1"] });
    const late = await subscribe("sqs", lateArn, { FilterPolicy, FilterPolicyScope: "MessageBody" });
    await subscribe("http", "http://127.0.0.1:9/hook", { FilterPolicy, FilterPolicyScope: "MessageBody" });
    const report = async () => {
      for (const priority of ["P1", "P2"]) await publish("nobody", { Message: JSON.stringify({ priority }) });
    };
    await report();
    expect((await take("late")).map(({ Message }) => Message)).toEqual(['{"priority":"P1"}']);
    expect((await captured()).map(({ endpoint }) => endpoint)).toEqual(["http://127.0.0.1:9/hook"]);
    await sns.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn: late.SubscriptionArn,
        AttributeName: "FilterPolicy",
        AttributeValue: JSON.stringify({ priority: ["P2"] }),
      }),
    );
    await report();
    expect((await take("late")).map(({ Message }) => Message)).toEqual(['{"priority":"P2"}']);
  });

  test.each<[name: string, protocol: string, endpoint: string, attributes: Record<string, string>]>([
    [
      "beyond the limits of a policy",
      "email",
      "a@b.example",
      { FilterPolicy: JSON.stringify({ a: Array.from({ length: 151 }, String) }) },
    ],
    ["with a policy that cannot be read", "email", "a@b.example", { FilterPolicy: "{" }],
    ["of a protocol that is not captured", "lambda", "arn:aws:lambda:eu-west-3:000000000000:function:f", {}],
    ["of no telephone number", "sms", "0612", {}],
  ])("%s are refused", async (_name, protocol, endpoint, attributes) => {
    const { subscribe, subscriptions } = await start();
    await expect(subscribe(protocol, endpoint, attributes)).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    expect(await subscriptions()).toHaveLength(5);
  });

  test("that end by Unsubscribe are gone from the list and get nothing more", async () => {
    const { sns, subscribe, subscriptions, publish, captured } = await start();
    const { SubscriptionArn } = await subscribe("email", "eve@example.com");
    await publish("nobody", {});
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    await publish("nobody", {});
    expect((await captured()).map(({ endpoint }) => endpoint)).toEqual(["eve@example.com"]);
    expect((await subscriptions()).map(({ Endpoint }) => Endpoint)).not.toContain("eve@example.com");
  });

  test("of an address that begins with `unconfirmed` stay pending until somebody confirms", async () => {
    const { sns, TopicArn, subscribe, subscriptions, publish, captured } = await start();
    const Endpoint = "unconfirmed.ada@example.com";
    const answer = await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint }));
    expect(answer.SubscriptionArn).toBe("pending confirmation");
    const listed = async () =>
      (await subscriptions()).find((each) => each.Endpoint === Endpoint)?.SubscriptionArn;
    expect(await listed()).toBe("PendingConfirmation");
    const unsubscribe = new UnsubscribeCommand({ SubscriptionArn: "PendingConfirmation" });
    await expect(sns.send(unsubscribe)).rejects.toMatchObject({ name: "InvalidParameterException" });
    await publish("nobody", {});
    expect(await captured()).toEqual([]);

    const { SubscriptionArn } = await subscribe("email", Endpoint);
    const attributes = new GetSubscriptionAttributesCommand({ SubscriptionArn });
    expect((await sns.send(attributes)).Attributes).toMatchObject({ PendingConfirmation: "true" });
    await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token: SubscriptionArn }));
    await publish("nobody", {});
    expect([await listed(), (await captured()).map(({ endpoint }) => endpoint)]).toEqual([
      SubscriptionArn,
      [Endpoint],
    ]);
  });
});

test("the outbox is a page in the browser's language, and files that a person can read", async () => {
  const outboxDirectory = await scratch();
  const { host, publish } = await start({ outboxDirectory });
  await publish("ada", { Message: "<b>bonjour</b>", Subject: "Hello" });
  const answer = await fetch(host.endpoints.outbox, { headers: { "accept-language": "fr" } });
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await answer.text();
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain("&lt;b&gt;bonjour&lt;/b&gt;");
  expect((await readdir(outboxDirectory)).sort()).toEqual([
    "000001-email-ada@example.com.json",
    "000001-email-ada@example.com.txt",
    "000002-sms-+33600000001.json",
  ]);
  const letter = await readFile(join(outboxDirectory, "000001-email-ada@example.com.txt"), "utf8");
  expect(letter).toMatch(/^To: ada@example\.com\nSubject: Hello\n\n<b>bonjour<\/b>$/m);
});

test("a message that cannot be kept fails its publish", async () => {
  const outboxDirectory = await scratch();
  const { publish } = await start({ outboxDirectory: join(outboxDirectory, "gone") });
  await rm(join(outboxDirectory, "gone"), { recursive: true });
  await expect(publish("ada", {})).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
});

test("with kept state the template's subscriptions are not doubled, and those made from outside stay", async () => {
  const directory = await scratch();
  const options = { stateDirectory: join(directory, "state"), outboxDirectory: join(directory, "outbox") };
  const before = await start(options);
  await before.subscribe("email", "eve@example.com");
  await before.subscribe("email", "unconfirmed@example.com");
  await before.publish("ada", {});
  const listed = await before.subscriptions();
  expect(listed).toHaveLength(7);
  await before.host.stop();

  const after = await start(options);
  expect(await after.subscriptions()).toEqual(listed);
  await after.publish("ada", {});
  const endpoints = ["ada@example.com", "+33600000001", "eve@example.com"];
  const sent = (await after.captured()).map(({ endpoint }) => endpoint);
  expect(sent.slice(0, 3).sort()).toEqual(endpoints.toSorted());
  expect(sent.slice(3).sort()).toEqual(endpoints.toSorted());
});
