/** The local host has a clock of its own: it can be set and moved on, and schedules, functions and expiry follow it. */
import {
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  discard,
  runFixture,
  type RunningHost,
  scratchDirectory,
  synthesizeFixture,
} from "../local/fixture/running-host.ts";

const tick = z.object({ event: z.record(z.string(), z.unknown()), now: z.string() });
const clock = z.object({ now: z.string() });

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

async function nextTick(): Promise<z.infer<typeof tick>> {
  return tick.parse(JSON.parse((await fixture.take("fixture-ticks")) ?? "null"));
}

test("moving the clock on runs each schedule at each of its moments, in order", async () => {
  const before = fixture.host.now();
  await fixture.host.advance(Temporal.Duration.from({ minutes: 3 }));
  expect(before.until(fixture.host.now()).total("minutes")).toBeGreaterThanOrEqual(3);

  const ticks = [await nextTick(), await nextTick(), await nextTick()];
  const due = ticks.map(({ event }) => Temporal.Instant.from(z.string().parse(event["at"])));
  const steps = due.slice(1).map((at, index) => due[index]?.until(at).total("minutes"));
  expect(steps).toEqual([1, 1]);
  // The function read the moment at which it was due, not the one at which the test ran.
  for (const [index, { now }] of ticks.entries()) {
    expect(due[index]?.until(Temporal.Instant.from(now)).total("seconds")).toBeLessThan(30);
  }
});

test("setting the clock forwards runs once what was due in between", async () => {
  await fixture.host.setTime(fixture.host.now().add({ hours: 24 * 400 }));
  const events = [(await nextTick()).event, (await nextTick()).event];
  expect(events.filter((event) => "at" in event)).toHaveLength(1);
  // The hourly schedule has no input of its own and sends what Scheduler sends by default.
  expect(events.find((event) => "source" in event)).toMatchObject({
    source: "aws.scheduler",
    "detail-type": "Scheduled Event",
    resources: [expect.stringMatching(/^arn:aws:scheduler:eu-west-3:000000000000:schedule\/default\//)],
  });
});

test("the clock can be read and moved over HTTP", async () => {
  const address = `${fixture.host.endpoints.host}/clock`;
  const set = { method: "POST", body: JSON.stringify({ set: "2031-01-01T00:00:00Z" }) };
  expect(clock.parse(await (await fetch(address, set)).json()).now).toMatch(/^2031-01-01T00:00:0/);
  const advance = { method: "POST", body: JSON.stringify({ advance: "PT10S" }) };
  expect(clock.parse(await (await fetch(address, advance)).json()).now).toMatch(/^2031-01-01T00:00:[1-5]/);
  expect(clock.parse(await (await fetch(address)).json()).now).toMatch(/^2031-01-01T00:0/);
  const wrong = await fetch(address, { method: "POST", body: JSON.stringify({ advance: "ten minutes" }) });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("such as PT10M")]);
});

test("a function's Date is the host's, and the emulated queues keep real time", async () => {
  await fixture.host.setTime(Temporal.Instant.from("2035-06-01T12:00:00Z"));
  await fixture.send("fixture-in", "what time is it");
  const report = z
    .object({
      now: z.number(),
      record: z.object({ attributes: z.object({ SentTimestamp: z.coerce.number() }) }),
    })
    .parse(JSON.parse((await fixture.take("fixture-out")) ?? "null"));
  expect(new Date(report.now).getUTCFullYear()).toBe(2035);
  expect(Math.abs(report.record.attributes.SentTimestamp - Date.now())).toBeLessThan(60_000);
});

test("items expire by the host's clock, once it has passed their time to live", async () => {
  const expiresAt = Math.floor(fixture.host.now().epochMilliseconds / 1000) + 3600;
  const put = (id: string, at: number): Promise<unknown> =>
    fixture.dynamodb.send(
      new PutItemCommand({
        TableName: "fixture-table",
        Item: { id: { S: id }, flow: { S: "f" }, expiresAt: { N: String(at) } },
      }),
    );
  await put("short-lived", expiresAt);
  await put("long-lived", expiresAt + 7200);
  const kept = async (id: string): Promise<boolean> => {
    const { Item: item } = await fixture.dynamodb.send(
      new GetItemCommand({ TableName: "fixture-table", Key: { id: { S: id } }, ConsistentRead: true }),
    );
    return item !== undefined;
  };
  await fixture.host.advance(Temporal.Duration.from({ minutes: 30 }));
  expect(await kept("short-lived")).toBe(true);
  await fixture.host.advance(Temporal.Duration.from({ minutes: 31 }));
  expect([await kept("short-lived"), await kept("long-lived")]).toEqual([false, true]);
});

test("the time to live of a table can be asked and changed", async () => {
  const described = async (): Promise<unknown> =>
    (await fixture.dynamodb.send(new DescribeTimeToLiveCommand({ TableName: "fixture-table" })))
      .TimeToLiveDescription;
  expect(await described()).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expiresAt" });
  await fixture.dynamodb.send(
    new UpdateTimeToLiveCommand({
      TableName: "fixture-table",
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: false },
    }),
  );
  expect(await described()).toEqual({ TimeToLiveStatus: "DISABLED" });
});
