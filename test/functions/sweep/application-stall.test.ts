/** Applications are judged by their probes, minute by minute. */
import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { nextState } from "../../../functions/probe/next-state.ts";
import {
  downCause,
  judgeApplication,
  type WatchedApplication,
} from "../../../functions/sweep/application-stall.ts";
import type { Happening } from "../../../functions/sweep/hysteresis.ts";
import { firstState } from "../../../functions/sweep/stall.ts";
import type { Probe } from "../../../schemas/probe.ts";
import { probeId, type ProbeResult, type ProbeState } from "../../../schemas/probe-state.ts";
import { minute, probeOf } from "../probes.ts";

const health = probeOf({ type: "https", url: "https://erp.example.com/health" });
const job = probeOf({ type: "push", every: "PT5M", grace: "PT1M", secretHash: `sha256:${"0".repeat(64)}` });

const WELL: ProbeResult = { outcome: "well", evidence: { status: 200 } };
const FAILING: ProbeResult = { outcome: "failing", reason: "status", evidence: { status: 503 } };

const application = (probes: Record<string, Probe>): WatchedApplication => ({
  id: "erp",
  mode: "live",
  probes,
  holding: { opensAfter: Temporal.Duration.from("PT2M"), clearsAfter: Temporal.Duration.from("PT5M") },
  maintenanceAt: () => undefined,
  settles: Temporal.Duration.from("PT10M"),
});

/** An application over time: what its probes say, and what the sweep makes of it. */
class Story {
  readonly results = new Map<string, ProbeState>();
  readonly happenings: Happening[] = [];
  watched: WatchedApplication;
  state = firstState({ type: "application", id: "erp" }, minute(0));

  constructor(probes: Record<string, Probe>) {
    this.watched = application(probes);
  }

  says(at: number, name: string, result: ProbeResult): void {
    const id = probeId("erp", name);
    const probe = this.watched.probes[name];
    const state = probe && nextState(id, probe, this.results.get(id), result, minute(at));
    if (state) this.results.set(id, state);
  }

  sweep(at: number): void {
    const judged = judgeApplication(this.state, this.watched, this.results, minute(at));
    this.state = judged.state;
    this.happenings.push(...judged.happenings);
  }

  /** Asks a probe and sweeps, each minute. */
  each(from: number, until: number, name: string, result: ProbeResult): void {
    for (let at = from; at <= until; at += 1) {
      this.says(at - 0.5, name, result);
      this.sweep(at);
    }
  }

  get told(): readonly string[] {
    return this.happenings.map(
      ({ type, kind, at }) => `${type} ${kind} ${minute(0).until(at).total("minutes")}`,
    );
  }

  get down(): string | undefined {
    return downCause(this.state, this.watched, this.results);
  }
}

test("an application opens after its probe has failed for two minutes, and clears after five well ones", () => {
  const story = new Story({ health });
  story.each(1, 10, "health", WELL);
  story.each(11, 20, "health", FAILING);
  expect(story.told).toEqual(["opened unreachable 12.5"]);
  expect(story.happenings).toMatchObject([
    { since: minute(10.5), evidence: { probe: "health", reason: "status", status: 503 } },
  ]);
  story.each(21, 25, "health", WELL);
  expect(story.told).toHaveLength(1);
  story.each(26, 26, "health", WELL);
  expect(story.told).toEqual(["opened unreachable 12.5", "cleared unreachable 26"]);
});

test("a failure of less than two minutes opens nothing", () => {
  const story = new Story({ health });
  story.each(1, 2, "health", FAILING);
  story.each(3, 30, "health", WELL);
  expect(story.told).toEqual([]);
  expect(story.down).toBeUndefined();
});

test("one failing probe of two is enough, and both must be well to clear", () => {
  const story = new Story({ health, job });
  for (let at = 1; at <= 30; at += 1) {
    story.says(at - 0.5, "health", at < 10 ? FAILING : WELL);
    story.says(at - 0.5, "job", at < 5 ? WELL : at < 20 ? FAILING : WELL);
    story.sweep(at);
  }
  expect(story.told).toEqual(["opened unreachable 2.5", "cleared unreachable 25"]);
});

test("answers that stay out say nothing: nothing opens, and nothing clears", () => {
  const story = new Story({ health });
  story.each(1, 5, "health", WELL);
  for (let at = 6; at <= 60; at += 1) story.sweep(at);
  expect(story.told).toEqual([]);
  story.each(61, 65, "health", FAILING);
  expect(story.told).toEqual(["opened unreachable 62.5"]);
  for (let at = 66; at <= 120; at += 1) story.sweep(at);
  expect(story.told).toHaveLength(1);
});

describe("a probe that reports", () => {
  test("fails from the moment at which its report was overdue", () => {
    const story = new Story({ job });
    story.says(0.5, "job", WELL);
    for (let at = 1; at <= 20; at += 1) story.sweep(at);
    expect(story.told).toEqual(["opened unreachable 8.5"]);
    expect(story.happenings).toMatchObject([{ since: minute(6.5), evidence: { reason: "not-reported" } }]);
  });

  test("and never did, fails by the time at which it was first expected", () => {
    const story = new Story({ health });
    story.each(1, 100, "health", WELL);
    story.watched = application({ health, job });
    story.each(101, 120, "health", WELL);
    expect(story.told).toEqual(["opened unreachable 109"]);
    expect(story.happenings).toMatchObject([{ evidence: { probe: "job", last: "never" } }]);
  });

  test("is given its full time after the watchdog itself was away", () => {
    const story = new Story({ job });
    story.says(0.5, "job", WELL);
    for (const at of [1, 2, 3]) story.sweep(at);
    for (let at = 300; at <= 317; at += 1) story.sweep(at);
    expect(story.told).toEqual([]);
    story.sweep(318);
    expect(story.told).toEqual(["opened unreachable 318"]);
  });
});

describe("an application explains its flows", () => {
  test("from the first failure until it is cleared, but not by what is not known any more", () => {
    const story = new Story({ health });
    story.each(1, 5, "health", WELL);
    expect(story.down).toBeUndefined();
    story.each(6, 6, "health", FAILING);
    expect(story.told).toEqual([]);
    expect(story.down).toBe("application/erp#unreachable");
    story.each(7, 10, "health", FAILING);
    story.each(11, 12, "health", WELL);
    expect(story.down).toBe("application/erp#unreachable");
    for (let at = 13; at <= 18; at += 1) story.sweep(at);
    expect(story.down).toBeUndefined();
  });
});

const until = (at: number): ProbeResult => ({ ...WELL, certificateExpires: minute(at) });
const days = (count: number) => count * 24 * 60;

describe("a certificate that expires soon", () => {
  test("is news of its own from fourteen days before, and explains nothing", () => {
    const story = new Story({ health });
    story.each(1, 20, "health", until(days(14) + 10));
    expect(story.told).toEqual(["opened certificate-expiring 12"]);
    expect(story.happenings).toMatchObject([{ evidence: { probe: "health", expires: expect.any(String) } }]);
    expect(story.down).toBeUndefined();
    story.each(21, 30, "health", until(days(90)));
    expect(story.told).toEqual(["opened certificate-expiring 12", "cleared certificate-expiring 26"]);
  });

  test("is told from when it was first seen, where that is later", () => {
    const story = new Story({ health });
    story.each(1, 10, "health", until(days(3)));
    expect(story.told).toEqual(["opened certificate-expiring 3"]);
  });

  test("of an application that cannot be reached is not well", () => {
    const story = new Story({ health });
    story.each(1, 10, "health", until(days(3)));
    story.each(11, 60, "health", FAILING);
    expect(story.told).toEqual(["opened certificate-expiring 3", "opened unreachable 12.5"]);
  });
});

test("an application without probes any more ends what was wrong", () => {
  const story = new Story({ health });
  story.each(1, 10, "health", FAILING);
  story.watched = application({});
  story.sweep(11);
  expect(story.told).toEqual(["opened unreachable 2.5", "cleared unreachable 11"]);
});

test("a probe that flaps every three minutes opens once, and clears once it is well", () => {
  const story = new Story({ health });
  for (let flap = 0; flap < 20; flap += 1) {
    story.each(6 * flap + 1, 6 * flap + 3, "health", FAILING);
    story.each(6 * flap + 4, 6 * flap + 6, "health", WELL);
  }
  story.each(121, 130, "health", WELL);
  expect(story.told).toEqual(["opened unreachable 2.5", "cleared unreachable 123"]);
});

test("however often each minute is swept, the same history ends in the same stalls", () => {
  const history = fc.array(fc.boolean(), { minLength: 5, maxLength: 60 });
  const repeats = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(history, repeats, (wells, times) => {
      const once = new Story({ health, job });
      const often = new Story({ health, job });
      for (const [index, isWell] of wells.entries()) {
        for (const story of [once, often])
          story.says(index + 0.5, index % 3 ? "health" : "job", isWell ? WELL : FAILING);
        once.sweep(index + 1);
        for (let time = 0; time < (times[index] ?? 1); time += 1) often.sweep(index + 1);
        often.sweep(index);
      }
      expect(often.state).toEqual(once.state);
      expect(often.happenings).toEqual(once.happenings);
    }),
  );
});
