import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { QueueDepth } from "../../../schemas/watch-state.ts";
import { office, paris, pulse, terms, WatchedFlow } from "./watched.ts";

const half = { every: { within: "PT30M" } };
const queue = (waiting: number, inFlight = 0): QueueDepth => ({ waiting, inFlight });
const held = (count: number, received = count) => ({ received, quarantined: count });
const depthAt = (target: QueueDepth) => (at: Temporal.Instant) => ({
  depth: { at, inbound: queue(0), target },
});
/** A maintenance until eleven. */
const maintenanceAt = (at: Temporal.Instant) =>
  Temporal.Instant.compare(at, paris("2026-11-24T11:00")) < 0 ? "maintenance/1" : undefined;
/** So many minutes after nine, in Paris. */
const afterNine = (minutes: number) =>
  paris("2026-11-24T09:00").add({ minutes }).toZonedDateTimeISO("Europe/Paris").toPlainDateTime().toString();

describe("a silent flow", () => {
  test("opens when it was quiet for its time and the hold after it, and clears when it moves for long enough", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
    const pulses = [pulse("2026-11-24T09:05"), pulse("2026-11-24T10:00"), pulse("2026-11-24T10:08")];
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T10:20", () => ({ pulses }));
    expect(flow.story).toEqual(["opened silent 09:37", "cleared silent 10:06"]);
    expect(flow.happenings[0]?.since).toEqual(paris("2026-11-24T09:05"));
  });

  test("is not called over a closing; after it the first exchange has its full time from the opening", () => {
    const flow = new WatchedFlow("2026-12-24T17:00", terms(half, office));
    const pulses = [pulse("2026-12-24T17:20"), pulse("2026-12-24T17:45")];
    flow.eachMinute("2026-12-24T17:01", "2026-12-24T18:30", () => ({ pulses }));
    flow.eachMinute("2026-12-28T07:30", "2026-12-28T08:40", () => ({ pulses }));
    expect(flow.story).toEqual(["opened silent 08:32"]);
  });

  test("counts from when it was first watched, where it never carried anything", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:40");
    expect(flow.story).toEqual(["opened silent 09:32"]);
  });

  test("is not blamed for what a sweep that was away did not see", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
    flow.look("2026-11-24T09:01").look("2026-11-24T11:00");
    expect(flow.story).toEqual([]);
    flow.eachMinute("2026-11-24T11:01", "2026-11-24T11:09");
    expect(flow.story).toEqual([]);
    flow.eachMinute("2026-11-24T11:10", "2026-11-24T11:12");
    expect(flow.story).toEqual(["opened silent 11:10"]);
  });
});

describe("a late flow", () => {
  const daily = terms({ by: [{ cron: "0 6 * * *", grace: "PT15M", opens: "PT2H" }] });

  test("opens after its grace; a file that still comes ends it", () => {
    const flow = new WatchedFlow("2026-11-23T12:00", daily);
    const pulses = [pulse("2026-11-24T06:40")];
    flow.look("2026-11-23T12:01");
    flow.eachMinute("2026-11-24T05:00", "2026-11-24T07:00", () => ({ pulses }));
    expect(flow.story).toEqual(["opened late 06:17", "cleared late 06:46"]);
  });

  test("takes a file that comes within its grace, five minutes late", () => {
    const flow = new WatchedFlow("2026-11-23T12:00", daily);
    const pulses = [pulse("2026-11-24T06:05")];
    flow.eachMinute("2026-11-24T05:00", "2026-11-24T07:00", () => ({ pulses }));
    expect(flow.story).toEqual([]);
  });

  test("is not satisfied by what came before its window, such as yesterday's file again", () => {
    const flow = new WatchedFlow("2026-11-23T05:00", daily);
    const pulses = [pulse("2026-11-23T05:50"), pulse("2026-11-23T12:00")];
    flow.eachMinute("2026-11-23T05:01", "2026-11-23T12:30", () => ({ pulses }));
    flow.eachMinute("2026-11-24T05:30", "2026-11-24T06:30", () => ({ pulses }));
    expect(flow.story).toEqual(["opened late 06:17"]);
  });

  test.each([
    ["is due at the first minute after the gap", "2027-03-28", "opened late 03:17"],
    ["is due once, at the first of the two, where the hour repeats", "2027-10-31", "opened late 02:47"],
  ])("at 02:30 in a night in which the clocks change %s", (_, day, expected) => {
    const flow = new WatchedFlow(`${day}T00:30`, terms({ by: [{ cron: "30 2 * * *" }] }));
    flow.eachMinute(`${day}T00:31`, `${day}T05:00`);
    expect(flow.story).toEqual([expected]);
  });
});

describe("a dead consumer", () => {
  const taken = terms({ backlog: { untaken: "PT10M" }, failures: false });
  test("is one that lets messages wait and takes none", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", taken);
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:20", depthAt(queue(5)));
    expect(flow.story).toEqual(["opened consumer-dead 09:13"]);
  });

  test("is one that receives, and gives all of it back", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", taken);
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:20", (at) =>
      depthAt(at.epochMilliseconds % 120_000 === 0 ? queue(5) : queue(1, 4))(at),
    );
    expect(flow.story).toEqual(["opened consumer-dead 09:13"]);
  });

  test("is not one that takes as much as comes, so that always as many wait", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", taken);
    const pulses = Array.from({ length: 60 }, (_, minute) =>
      pulse(`2026-11-24T09:${String(minute).padStart(2, "0")}`, { received: 4, forwarded: 4 }),
    );
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:59", (at) => ({ ...depthAt(queue(5))(at), pulses }));
    expect(flow.story).toEqual([]);
  });

  test("is not one that is slow, and takes one in nine minutes", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", taken);
    const start = paris("2026-11-24T09:00");
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T10:30", (at) =>
      depthAt(queue(20 - Math.floor(start.until(at).total("minutes") / 9)))(at),
    );
    expect(flow.story).toEqual([]);
  });

  test("explains a backlog that comes of it", () => {
    const flow = new WatchedFlow(
      "2026-11-24T09:00",
      terms({ backlog: { untaken: "PT10M", messages: 100 }, failures: false }),
    );
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:14", depthAt(queue(5)));
    flow.eachMinute("2026-11-24T09:15", "2026-11-24T09:30", depthAt(queue(500)));
    expect(flow.story).toEqual(["opened consumer-dead 09:13", "explained backlogged 09:17"]);
  });
});

describe("a failing flow", () => {
  test.each([
    ["too large a share", held(3, 10), ["opened failing 09:04"]],
    ["a share that is still small", held(3, 100), []],
    ["too few to tell", held(2), []],
    ["so many that the share does not matter", held(100, 100_000), ["opened failing 09:04"]],
  ])("held %s", (_, counts, story) => {
    const flow = new WatchedFlow("2026-11-24T09:00", terms({}));
    const pulses = [pulse("2026-11-24T09:01", counts)];
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:25", () => ({ pulses }));
    expect(flow.story).toEqual(story);
  });
});

test("too much and too little in a window are both news, too little only within the service hours", () => {
  const hourly = terms({ volume: [{ per: "PT1H", minimum: 2, maximum: 10 }] }, office);
  const flow = new WatchedFlow("2026-11-24T07:00", hourly);
  const pulses = [
    pulse("2026-11-24T07:10", { received: 11, forwarded: 11 }),
    pulse("2026-11-24T09:30", { received: 5, forwarded: 5 }),
  ];
  flow.eachMinute("2026-11-24T07:01", "2026-11-24T09:40", () => ({ pulses }));
  expect(flow.story).toEqual([
    "opened volume 07:13",
    "cleared volume 08:16",
    "opened volume 09:02",
    "cleared volume 09:36",
  ]);
});

test("what was forwarded and not acknowledged in time is a stall", () => {
  const flow = new WatchedFlow("2026-11-24T09:00", terms({ acknowledged: { within: "PT20M" } }));
  const pulses = [
    pulse("2026-11-24T09:10", { received: 2, forwarded: 2 }),
    pulse("2026-11-24T09:20", { acknowledged: 1 }),
    pulse("2026-11-24T09:50", { acknowledged: 1 }),
  ];
  flow.eachMinute("2026-11-24T09:01", "2026-11-24T10:00", () => ({ pulses }));
  expect(flow.story).toEqual(["opened unacknowledged 09:33", "cleared unacknowledged 09:56"]);
});

test("a failure of the gate is told even when an application is down, and explains that the flow fails", () => {
  const flow = new WatchedFlow("2026-11-24T09:00", terms({}));
  const pulses = [pulse("2026-11-24T09:01", { received: 3, quarantined: 3, gateFailures: 3 })];
  flow.eachMinute(
    "2026-11-24T09:01",
    "2026-11-24T09:14",
    () => ({ pulses }),
    () => ({
      applicationDown: "application/erp#unreachable",
    }),
  );
  expect(flow.story).toEqual(["opened gate-failure 09:04", "explained failing 09:04"]);
});

describe("an application that is down", () => {
  const down = "application/erp#unreachable";

  test("explains a silence, which opens by itself if it is still there when the flow has had its time", () => {
    const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
    flow.eachMinute("2026-11-24T09:01", "2026-11-24T10:00", undefined, () => ({ applicationDown: down }));
    expect(flow.story).toEqual(["explained silent 09:32"]);
    flow.eachMinute("2026-11-24T10:01", "2026-11-24T10:15");
    expect(flow.story).toEqual(["explained silent 09:32", "opened silent 10:10"]);
  });
});

test("a maintenance is no cause to call, and what is still wrong at its end calls then", () => {
  const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
  flow.eachMinute("2026-11-24T09:01", "2026-11-24T11:10", undefined, () => ({ maintenanceAt }));
  expect(flow.story).toEqual(["explained silent 09:32", "opened silent 11:00"]);
});

test("a pause explains a silence, and what is still silent when all has gone through calls then", () => {
  const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
  flow.eachMinute("2026-11-24T09:01", "2026-11-24T11:10", undefined, () => ({ pausedAt: maintenanceAt }));
  expect(flow.story).toEqual(["explained silent 09:32", "opened silent 11:00"]);
});

test("a pause explains no failure of what came before it", () => {
  const pause = "pause/orders";
  const pausedAt = () => pause;
  const pulses = [pulse("2026-11-24T09:01", { received: 9, quarantined: 9 })];
  const failing = new WatchedFlow("2026-11-24T09:00", terms({ failures: { atLeast: 3 } }));
  failing.eachMinute(
    "2026-11-24T09:01",
    "2026-11-24T09:20",
    () => ({ pulses }),
    () => ({ pausedAt }),
  );
  expect(failing.story[0]).toMatch(/^opened failing/);
});

test("what opened while only observed ends when the flow is made live, and then calls", () => {
  const flow = new WatchedFlow("2026-11-24T09:00", terms(half, office));
  flow.eachMinute("2026-11-24T09:01", "2026-11-24T09:40", undefined, () => ({ mode: "observe" }));
  flow.eachMinute("2026-11-24T09:41", "2026-11-24T09:45", undefined, () => ({ mode: "live" }));
  const modes = flow.happenings.map((one) => ("mode" in one ? `${one.type} ${one.mode}` : one.type));
  expect(modes).toEqual(["opened observe", "cleared observe", "opened live"]);
});

test("the same history ends in the same stalls, whenever and however often it is looked at", () => {
  const minute = fc.integer({ min: 1, max: 180 });
  const counts = fc.constantFrom(
    { received: 1, forwarded: 1 },
    { received: 3, quarantined: 3 },
    { received: 20, forwarded: 20 },
  );
  const expected = terms({
    every: { within: "PT20M" },
    by: [{ cron: "*/45 * * * *", grace: "PT5M", opens: "PT10M" }],
    volume: [{ per: "PT30M", maximum: 25 }],
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(minute, counts), { maxLength: 12, selector: ([at]) => at }),
      fc.array(minute, { maxLength: 60 }),
      (traffic, extra) => {
        const pulses = traffic
          .toSorted(([one], [other]) => one - other)
          .map(([at, counted]) => pulse(afterNine(at), counted));
        const steady = new WatchedFlow("2026-11-24T09:00", expected);
        for (let at = 1; at <= 200; at += 1) steady.look(afterNine(at), { pulses });
        // Every fifth minute is enough for the sweep not to have been away; the rest come in any order.
        const jumbled = new WatchedFlow("2026-11-24T09:00", expected);
        for (let at = 5; at <= 200; at += 5) {
          for (const other of extra.filter((one) => one <= at)) jumbled.look(afterNine(other), { pulses });
          jumbled.look(afterNine(at), { pulses }).look(afterNine(at), { pulses });
        }
        expect(jumbled.happenings).toEqual(steady.happenings);
        expect(jumbled.state).toEqual(steady.state);
      },
    ),
    { numRuns: 40 },
  );
});
