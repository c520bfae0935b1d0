import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { HeldSummary } from "../../schemas/held-exchange.ts";
import { cutOrder, orderWith, publishedOrder } from "../samples/orders.ts";
import { type ClientUnderTest, clientUnderTest, type Sent } from "./client-under-test.ts";

const HeldList = z.object({ items: z.array(HeldSummary) });

let demo: ClientUnderTest;
beforeAll(async () => {
  demo = await clientUnderTest();
});
afterAll(() => demo.stop());

/** Sorts messages by the number that the test gave them. */
const byNumber = (a: Sent, b: Sent) =>
  Number(a.attributes?.["number"]?.StringValue) - Number(b.attributes?.["number"]?.StringValue);

const held = async (...options: string[]) =>
  HeldList.parse(await demo.watchdogJson("quarantine", "list", ...options)).items;

test("a valid order reaches the target byte for byte, with its attributes", async () => {
  const attributes = {
    channel: { DataType: "String", StringValue: "web" },
    weight: { DataType: "Number", StringValue: "1.50" },
    proof: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255, 7]) },
  };
  await demo.send("shop-orders", [{ body: publishedOrder, attributes }]);
  const [arrived, ...others] = await demo.receive("shop-orders");
  expect(others).toEqual([]);
  expect(arrived?.Body).toBe(publishedOrder);
  expect(arrived?.MessageAttributes).toEqual(attributes);
  expect(await held()).toEqual([]);
});

test("a broken order is held with its finding, and nothing reaches the target", async () => {
  await demo.send("shop-orders", [{ body: orderWith({ name: "#1002", total_price: "1.00" }) }]);
  expect(await demo.receive("shop-orders")).toEqual([]);
  const [item, ...others] = await held("--flow", "shop-orders");
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    flow: "shop-orders",
    businessKey: "#1002",
    reason: "contract",
    state: "held",
    seen: 1,
  });
  expect(await demo.watchdogJson("find", "#1002")).toMatchObject({ items: [], held: [{ id: item?.id }] });
  const shown = await demo.watchdogJson("quarantine", "show", item?.id ?? "", "--payload");
  expect(shown).toMatchObject({
    findings: [{ code: "order-total", path: "/order/total_price", received: "string" }],
    payload: { body: orderWith({ name: "#1002", total_price: "1.00" }) },
  });
});

test("of 500 mixed messages each ends once, in the target or in quarantine", async () => {
  const before = (await held()).length;
  const messages = Array.from({ length: 500 }, (_, index): Sent => {
    const id = 700_000 + index;
    const attributes = { number: { DataType: "Number", StringValue: String(index) } };
    if (index % 10 === 3) return { body: cutOrder.slice(0, 900 + index), attributes };
    if (index % 10 === 7) return { body: orderWith({ id, line_items: [] }), attributes };
    return { body: orderWith({ id, name: `#${id}` }), attributes };
  });
  await demo.send("shop-orders", messages);

  const arrived = await demo.receive("shop-orders");
  const valid = messages.filter((_, index) => index % 10 !== 3 && index % 10 !== 7);
  const asSent = arrived.map(({ Body = "", MessageAttributes = {} }) => ({
    body: Body,
    attributes: MessageAttributes,
  }));
  expect(asSent.toSorted(byNumber)).toEqual(valid);
  expect((await held()).length - before).toBe(100);
});

test("the same broken message again is counted on the item that is held", async () => {
  const body = orderWith({ id: 42, name: "#42", currency: "XXY" });
  await demo.send("shop-orders", [{ body }, { body }]);
  await demo.send("shop-orders", [{ body }]);
  const items = (await held()).filter(({ businessKey }) => businessKey === "#42");
  expect(items).toMatchObject([{ seen: 3 }]);
});

test("a limited list shows those that were held last, over all flows", async () => {
  const all = await held();
  expect(await held("--limit", "3")).toEqual(all.slice(0, 3));
  const times = all.map(({ firstSeen }) => firstSeen);
  expect(times).toEqual(times.toSorted((a, b) => b.localeCompare(a)));
  expect(await held("--limit", "0")).toEqual([]);
});
