/** How the sweep keeps a pause, and lets through at its end what waited. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { keepPauses, pauseOf, takingWanted } from "../../../functions/sweep/pause.ts";
import type { FlowControl } from "../../../schemas/flow-control.ts";
import { flowQueues } from "../../../schemas/resource-names.ts";
import { client } from "../../clients/watched/watched/client.ts";
import { MemoryWatch } from "../memory-watch.ts";

const deployment = { partition: "aws", region: "eu-west-3", account: "000000000000" };
const start = Temporal.Instant.from("2026-11-24T09:00:00Z");
const until = start.add({ hours: 1 });
const after = (minutes: number) => start.add({ minutes });

const pause: FlowControl = {
  kind: "control",
  id: "letters",
  revision: 1,
  by: "ben",
  enteredAt: start,
  control: "pause",
  until,
  why: "the ERP is upgraded",
};
const flow = client.flows["letters"];
const inbound = flow ? flowQueues(client.id, "letters", flow, deployment).inbound : "";
const configured = client.gate.maximumConcurrency;

let watch: MemoryWatch;
beforeEach(() => {
  watch = new MemoryWatch();
  watch.plan = { ...watch.plan, controls: [pause] };
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const sweepAt = (minute: number) => keepPauses(client, deployment, watch.plan, after(minute), watch);
const waiting = (messages: number) => watch.depths$.set(inbound, { waiting: messages, inFlight: 0 });
const intake = () => watch.intakes.get(inbound);
const taking = () => watch.plan.controls[0]?.taking;

describe("a pause", () => {
  test("halts the mapping, lets what waited through slowly at its end, and then leaves it as configured", async () => {
    await sweepAt(1);
    expect([intake(), taking()]).toEqual([{ enabled: false, maximumConcurrency: configured }, "halted"]);
    waiting(5000);
    await sweepAt(60);
    expect([intake(), taking()]).toEqual([{ enabled: true, maximumConcurrency: 2 }, "draining"]);
    await sweepAt(61);
    expect(taking()).toBe("draining");
    waiting(3);
    await sweepAt(62);
    expect([intake(), taking()]).toEqual([{ enabled: true, maximumConcurrency: configured }, undefined]);
    expect(await sweepAt(63)).toBe(0);
  });

  test("that another control takes the place of ends all the same", async () => {
    await sweepAt(1);
    const [halted] = watch.plan.controls;
    watch.plan = { ...watch.plan, controls: halted ? [{ ...halted, control: "observe" }] : [] };
    await sweepAt(2);
    expect([intake()?.enabled, taking()]).toEqual([true, "draining"]);
  });

  test("stays where Lambda is not done with an earlier change, until it is", async () => {
    await sweepAt(1);
    await sweepAt(60);
    waiting(0);
    watch.isChanging = true;
    await sweepAt(61);
    expect(taking()).toBe("draining");
    watch.isChanging = false;
    await sweepAt(62);
    expect([intake()?.maximumConcurrency, taking()]).toEqual([configured, undefined]);
  });

  test("is kept and ended whatever call a sweep ends at: the next one makes it good", async () => {
    waiting(0);
    for (const when of ["before", "after"] as const)
      for (let call = 1; call <= 3; call += 1) {
        watch.plan = { ...watch.plan, controls: [pause] };
        watch.intakes.clear();
        for (const minute of [1, 60, 61]) {
          watch.restart({ call, when });
          await sweepAt(minute);
          watch.restart();
          await sweepAt(minute);
          expect(intake()?.enabled).toBe(minute >= 60);
        }
        await sweepAt(62);
        expect([intake(), taking()]).toEqual([{ enabled: true, maximumConcurrency: configured }, undefined]);
      }
  });
});

test("a flow that was never paused is left alone, and so is one whose control does something else", () => {
  const observed: FlowControl = { ...pause, control: "observe" };
  expect(takingWanted(observed, 5000, start)).toBe("as-configured");
  expect(takingWanted({ ...pause, until: start }, 5000, start)).toBe("as-configured");
  expect(takingWanted({ ...pause, until: start, taking: "draining" }, undefined, start)).toBe("draining");
});

const causeOf = (control: FlowControl) => pauseOf({ controls: [control] }, "letters");

test("a pause explains its flow until what waited is through", () => {
  expect(causeOf(pause)(after(59))).toBe("pause/letters");
  expect(causeOf(pause)(after(60))).toBeUndefined();
  expect(causeOf({ ...pause, taking: "draining" })(after(90))).toBe("pause/letters");
  expect(pauseOf({ controls: [pause] }, "notes")(after(1))).toBeUndefined();
});
