import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let demo: ClientUnderTest;
beforeAll(async () => {
  demo = await clientUnderTest();
});
afterAll(() => demo.stop());

const level = (sku: string, available: number) => ({
  body: JSON.stringify({ sku, warehouse: "LYS1", available, counted_at: "2026-11-24T09:30:00+01:00" }),
});

test("stock 10, 9, 10 are three messages, in one group of the FIFO target", async () => {
  for (const available of [10, 9, 10]) await demo.send("stock-levels", [level("IPOD2008GREEN", available)]);
  await demo.send("stock-levels", [level("IPOD2008RED", 3)]);
  const { Messages = [] } = await demo.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: demo.queues("stock-levels").target,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames: ["MessageGroupId"],
    }),
  );
  const groups = Map.groupBy(Messages, ({ Attributes }) => Attributes?.MessageGroupId);
  const bodies = [...groups.values()].map((messages) => messages.map(({ Body }) => Body));
  expect(bodies).toEqual([
    [10, 9, 10].map((available) => level("IPOD2008GREEN", available).body),
    [level("IPOD2008RED", 3).body],
  ]);
  expect(await demo.watchdogJson("find", "LYS1/IPOD2008GREEN")).toMatchObject({ items: [{}, {}, {}] });
});
