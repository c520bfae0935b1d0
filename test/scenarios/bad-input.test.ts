import type { MessageAttributeValue } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { HeldExchange, HeldSummary } from "../../schemas/held-exchange.ts";
import { orderWith } from "../samples/orders.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const MIB = 1_048_576;
const HeldList = z.object({ items: z.array(HeldSummary) });
const Shown = HeldExchange.extend({ payload: z.object({ body: z.string() }) });

let demo: ClientUnderTest;
beforeAll(async () => {
  demo = await clientUnderTest();
});
afterAll(() => demo.stop());

/** The published order, filled up to exactly so many bytes. */
function orderOfBytes(bytes: number, changes: Readonly<Record<string, unknown>>): string {
  const empty = orderWith({ ...changes, note: "" });
  return orderWith({ ...changes, note: "x".repeat(bytes - Buffer.byteLength(empty)) });
}

/** A neighbour in the same batch, which must pass whatever stands beside it. */
let neighbours = 0;
const neighbour = () => {
  neighbours += 1;
  return { body: orderWith({ id: 900_000 + neighbours, name: `#N${neighbours}` }) };
};

const held: readonly (readonly [string, string, string])[] = [
  ["a blank body", " \n", "json-empty"],
  ["1 MiB in one string", `"${"x".repeat(MIB - 2)}"`, "field-type"],
  ["1 MiB of opening brackets", "[".repeat(MIB), "json-depth"],
  ["100,000 nested brackets", "[".repeat(100_000) + "]".repeat(100_000), "json-depth"],
  ["a byte order mark", `\uFEFF${orderWith({})}`, "json-byte-order-mark"],
  ["a number beyond doubles", orderWith({}).replace(/"id":\d+/, '"id":1e999'), "json-number"],
  [
    "an id that would lose digits",
    orderWith({}).replace(/"id":\d+/, '"id":12345678901234567890'),
    "json-number",
  ],
  ["a reserved key", orderWith({}).replace("{", '{"__proto__":{"polluted":true},'), "json-forbidden-key"],
  [
    "half a character",
    orderWith({}).replace('"name":"#1001"', String.raw`"name":"\ud83d"`),
    "json-surrogate",
  ],
  ["an HTML page", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "json-html-page"],
  ["JSON cut in its middle", orderWith({}).slice(0, 700), "json-truncated"],
  ["only null", "null", "field-type"],
  ["50,000 findings", orderWith({ line_items: Array.from({ length: 50_000 }, () => 1) }), "field-type"],
];

describe("what a contract cannot take is held with a precise reason, and takes no neighbour down", () => {
  test.each(held)("%s", async (_, body, code) => {
    // Two messages of 1 MiB fit no batch; the small ones share theirs with a healthy neighbour.
    if (body.length > MIB / 2) await demo.send("shop-orders", [{ body }]);
    await demo.send("shop-orders", body.length > MIB / 2 ? [neighbour()] : [{ body }, neighbour()]);
    expect(await demo.receive("shop-orders")).toHaveLength(1);
    const { items } = HeldList.parse(await demo.watchdogJson("quarantine", "list"));
    const [newest] = items.toSorted((a, b) => b.firstSeen.localeCompare(a.firstSeen));
    const shown = Shown.parse(await demo.watchdogJson("quarantine", "show", newest?.id ?? "", "--payload"));
    expect(shown.findings[0]).toMatchObject({ code });
    expect(shown.findings.length).toBeLessThanOrEqual(100);
    expect(shown.payload.body === body).toBe(true);
  });
});

describe("what is odd but allowed is forwarded byte for byte", () => {
  const tenAttributes: Record<string, MessageAttributeValue> = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `attribute-${index}`,
      { DataType: "String", StringValue: "é" },
    ]),
  );
  const bytesOfTen = Object.keys(tenAttributes).reduce((sum, name) => sum + name.length + 6 + 2, 0);

  test.each([
    ["a body of 1 MiB", orderOfBytes(MIB, { id: 1, name: "#big" }), undefined],
    [
      "ten attributes beside a body that fills the rest",
      orderOfBytes(MIB - bytesOfTen, { id: 2 }),
      tenAttributes,
    ],
    ["keys with blanks, accents and emoji", orderWith({ id: 3, name: "  n° 42 – été 🙂 #/\\" }), undefined],
    ["a key that stands twice", orderWith({ id: 4 }).replace('"note":', '"note":"first","note":'), undefined],
    [
      "odd white space and escapes",
      ` \r\n${orderWith({ id: 5 }).replace('"web"', String.raw`"\u0077eb"`)}\t\n`,
      undefined,
    ],
  ])("%s", async (_, body, attributes) => {
    await demo.send("shop-orders", [attributes ? { body, attributes } : { body }]);
    const [arrived] = await demo.receive("shop-orders");
    expect(arrived?.Body === body).toBe(true);
    expect(arrived?.MessageAttributes).toEqual(attributes);
  });
});

test("the logs of the functions hold nothing of a payload", () => {
  const said = demo.logged.map(({ message }) => message).join("\n");
  expect(said).not.toContain("bob.norman");
  expect(said).not.toContain("502 Bad Gateway");
  expect(said).toContain("batch passed");
});
