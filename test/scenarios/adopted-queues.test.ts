import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { DeleteQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let adopter: ClientUnderTest;
beforeAll(async () => {
  adopter = await clientUnderTest({ client: "adopter", clients: "adopting" });
});
afterAll(() => adopter.stop());

const price = (sku: string, amount: string) => ({ body: JSON.stringify({ sku, price: amount }) });

test("a flow runs between queues that were there before, one of them FIFO and in another account", async () => {
  await adopter.send("prices", [price("A", "1.00"), price("B", "2.00"), price("A", "1.10")]);
  const arrived = (await adopter.receive("prices")).map(({ Body }) => Body);
  expect(arrived.filter((body) => body?.includes('"A"'))).toEqual([
    price("A", "1.00").body,
    price("A", "1.10").body,
  ]);
  expect(arrived).toHaveLength(3);
});

test("an economical flow takes many messages in one batch", async () => {
  const before = adopter.logged.filter(({ message }) => message.includes("price-archive")).length;
  await adopter.send(
    "price-archive",
    Array.from({ length: 150 }, (_, index) => price(`S${index}`, "1.00")),
  );
  expect(await adopter.receive("price-archive")).toHaveLength(150);
  const batches = adopter.logged.filter(({ message }) => message.includes("price-archive")).length - before;
  expect(batches).toBeLessThanOrEqual(3);
});

const publish = async (topic: string, sku: string, kind: string, amount = '"1.00"') => {
  const { endpoints, region } = adopter.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const sns = new SNSClient({ endpoint: endpoints.sns, region, credentials });
  await sns.send(
    new PublishCommand({
      TopicArn: `arn:aws:sns:${region}:000000000000:${topic}`,
      Message: `{"sku": "${sku}",\t"price": ${amount}}`,
      MessageAttributes: { kind: { DataType: "String", StringValue: kind } },
    }),
  );
  sns.destroy();
};

test("what is published to topics that were there before comes on the flow as it was published", async () => {
  await adopter.receive("price-archive");
  await publish("price-changes", "T1", "price");
  await publish("all-news", "T2", "discount");
  await publish("all-news", "T3", "weather");
  await adopter.host.idle();
  const arrived = await adopter.receive("price-archive");
  const seen = arrived.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.["kind"]?.StringValue]);
  expect(new Set(seen.map(String))).toEqual(
    new Set(['{"sku": "T1",\t"price": "1.00"},price', '{"sku": "T2",\t"price": "1.00"},discount']),
  );
});

/** Puts an event on a bus as an application does, by EventBridge's own protocol. */
async function putEvent(bus: string, source: string, detail: object): Promise<unknown> {
  const Entries = [
    { EventBusName: bus, Source: source, DetailType: "price changed", Detail: JSON.stringify(detail) },
  ];
  const answer = await fetch(adopter.outputs.endpoints.host, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "AWSEvents.PutEvents" },
    body: JSON.stringify({ Entries }),
  });
  return answer.json();
}

test("events of the buses that a flow names come on it, by what they hold", async () => {
  await adopter.receive("price-archive");
  const put = await putEvent("default", "erp.prices", { sku: "E1", price: "1.00" });
  expect(put).toMatchObject({ FailedEntryCount: 0 });
  await putEvent("default", "erp.prices", { sku: "E2", price: "0.00" });
  await putEvent("default", "erp.stock", { sku: "E3", price: "1.00" });
  await putEvent("partners", "partner.acme", { sku: "E4", price: "2.00" });
  await putEvent("default", "partner.acme", { sku: "E5", price: "2.00" });
  await adopter.host.idle();
  const arrived = (await adopter.receive("price-archive")).map(({ Body }) => Body);
  expect(new Set(arrived)).toEqual(new Set(['{"sku":"E1","price":"1.00"}', '{"sku":"E4","price":"2.00"}']));
});

test("a tapped flow is checked by its copies alone: nothing is held, and what would be is counted by its cause", async () => {
  await publish("price-copies", "C1", "price");
  await publish("price-copies", "C2", "price", "1");
  await adopter.host.idle();
  const { stdout } = await adopter.watchdog("quarantine", "signatures", "--observed", "--flow", "tapped");
  expect(stdout).toContain("field-type /price");
  expect(await adopter.watchdogJson("quarantine", "list", "--flow", "tapped")).toMatchObject({ items: [] });
  const found = await adopter.watchdogJson("find", "C1");
  expect(found).toMatchObject({ items: [{ flow: "tapped", control: null }], held: [] });
  expect(await adopter.watchdogJson("find", "C2")).toMatchObject({ items: [{ control: "observe" }] });
  expect((await adopter.watchdog("flows")).stdout).toMatch(/^tapped .* tap/m);
  const now = adopter.host.now();
  const window = [
    "--from",
    now.subtract({ hours: 1 }).toString(),
    "--to",
    now.subtract({ seconds: 1 }).toString(),
  ];
  const again = await adopter.watchdog("redeliver", "--flow", "tapped", ...window, "--why", "a test");
  expect(again.exit).not.toBe(0);
});

test("before a deploy, what differs on an adopted queue is told", async () => {
  vi.stubEnv("AWS_ENDPOINT_URL_SQS", adopter.outputs.endpoints.sqs);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "any");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "any");
  const first = await adopter.watchdog("adopted", "--client", "adopter", "--json");
  expect(first).toMatchObject({ exit: 0 });

  const QueueUrl = adopter.queues("prices").inbound;
  await adopter.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: "140" } }),
  );
  await adopter.sqs.send(new DeleteQueueCommand({ QueueUrl: adopter.queues("prices").target }));
  const { exit, stdout } = await adopter.watchdog("adopted", "--client", "adopter", "--json");
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    queues: [
      { flow: "prices", faults: [{ attribute: "VisibilityTimeout", stated: "150", real: "140" }] },
      { faults: [] },
      { faults: [{ attribute: "QueueArn", real: "-" }] },
    ],
  });
});
