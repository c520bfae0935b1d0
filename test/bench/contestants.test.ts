import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AwsSide, startAwsSide } from "../../bench/aws-side.ts";
import { bundleContestants, type Contestant, CONTESTANTS } from "../../bench/contestants.ts";
import { invoke } from "../../bench/invoke.ts";
import { orderAttributes, orderBody } from "../../bench/orders.ts";

const ORDERS = 10;

describe("the handlers that the bench compares", () => {
  let directory: string;
  let bundles: Readonly<Record<Contestant, string>>;
  let aws: AwsSide;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "watchdog-bench-test-"));
    bundles = bundleContestants(directory);
    aws = await startAwsSide();
  });
  afterAll(async () => {
    await aws.stop();
    await rm(directory, { recursive: true });
  });

  async function forwards(name: Contestant, firstOrder: number) {
    const task = {
      bundle: bundles[name],
      inbound: aws.inbound,
      batchSize: ORDERS,
      warmUp: 0,
      measured: ORDERS,
    };
    const invoked = await invoke({ ...task, firstOrder }, aws);
    const forwarded = aws.takeForwarded().toSorted((a, b) => (a.body < b.body ? -1 : 1));
    return { invoked, forwarded };
  }

  it.each(CONTESTANTS)("forward each order of a batch with its content and attributes (%s)", async (name) => {
    const first = 10 * (CONTESTANTS.indexOf(name) + 1);
    const { forwarded } = await forwards(name, first);
    const orders = Array.from({ length: ORDERS }, (_, index) => ({
      content: JSON.parse(orderBody(first + index)),
      attributes: Object.fromEntries(
        Object.entries(orderAttributes(first + index)).map(([key, { StringValue }]) => [key, StringValue]),
      ),
    }));
    expect(forwarded.map(({ body, attributes }) => ({ content: JSON.parse(body), attributes }))).toEqual(
      orders,
    );
  });

  it.each(["ours", "floor"] as const)(
    "forward the bytes as they came, where they are not Powertools (%s)",
    async (name) => {
      const first = name === "ours" ? 1010 : 1020;
      const { forwarded } = await forwards(name, first);
      expect(forwarded.map(({ body }) => body)).toEqual(
        Array.from({ length: ORDERS }, (_, index) => orderBody(first + index)),
      );
    },
  );

  it("ask as much of AWS as the floor does, and once in thirty seconds for the control of the flow", async () => {
    const { invoked: ours } = await forwards("ours", 2010);
    const { invoked: floor } = await forwards("floor", 2020);
    const asked = { calls: 4, writeUnits: ORDERS + 1, readUnits: ORDERS };
    const glance = { calls: 1, readUnits: 0.5 };
    const ourAsked = { calls: asked.calls + glance.calls, readUnits: asked.readUnits + glance.readUnits };
    expect(ours).toMatchObject({ ...asked, ...ourAsked });
    expect(floor).toMatchObject(asked);
  });
});
