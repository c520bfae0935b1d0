import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sweep, type SweepPorts } from "../../../functions/sweep/sweep.ts";
import { client } from "../../clients/watched/watched/client.ts";
import { MemoryAudit } from "../memory-audit.ts";
import { MemoryJobs } from "../memory-jobs.ts";
import { MemoryPorts } from "../memory-ports.ts";
import { MemoryWatch } from "../memory-watch.ts";
import { paris, pulse } from "./watched.ts";

const deployment = { partition: "aws", region: "eu-west-3", account: "000000000000" };

let watch: MemoryWatch;
let ports: SweepPorts;
beforeEach(() => {
  vi.spyOn(console, "info").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  watch = new MemoryWatch();
  watch.subscribed = ["ana", "ben"].flatMap((id, index) => [
    { protocol: "email", endpoint: `${id}@example.com` },
    { protocol: "sms", endpoint: `+3363998000${index + 1}` },
  ]);
  const exchanges = new MemoryPorts();
  const { states, incidents, mailboxes, topics, depths } = watch;
  ports = {
    states,
    incidents,
    mailboxes,
    topics,
    depths,
    pulses: { ...watch.pulses, count: (...given) => exchanges.pulses.count(...given) },
    quarantine: exchanges.quarantine,
    signatures: exchanges.signatures,
    deadLetters: exchanges.deadLetters,
    replayQueue: exchanges.replayQueue,
    subscriptions: watch.subscriptions,
    plans: watch.plans,
    subscribers: watch.subscribers,
    daily: watch.daily,
    probes: watch.probes,
    audit: new MemoryAudit(),
    jobs: new MemoryJobs(exchanges),
    newId: () => "replay",
    links: watch.links,
    mappings: watch.mappings,
    desk: { links: "https://desk.example/l", console: undefined },
    newCode: () => "abcDEF_-0123",
  };
});
afterEach(() => vi.restoreAllMocks());

const sweepAt = (at: Temporal.Instant) => sweep(client, deployment, at, ports);

/** Sweeps each minute between two times in Paris, both included. */
async function sweeps(from: string, until: string): Promise<void> {
  for (let at = paris(from); Temporal.Instant.compare(at, paris(until)) <= 0; at = at.add({ minutes: 1 }))
    await sweepAt(at);
}

/** The incidents that call, as `orders silent open`. */
const incidents = () =>
  [...watch.incidents$.values()]
    .filter(({ mode }) => mode === "live")
    .map(({ subject, kind, state }) => `${subject.id} ${kind} ${state}`);

const told = (to: string) => watch.published.filter((one) => one.to === to).map(({ text }) => text);

describe("a silence", () => {
  beforeEach(() => sweeps("2026-11-24T09:00", "2026-11-24T09:31"));

  test("is one incident and one message to a person, however many sweeps run at once", async () => {
    const at = paris("2026-11-24T09:32");
    await Promise.all(Array.from({ length: 100 }, () => sweepAt(at)));
    expect(incidents()).toEqual(["orders silent open"]);
    expect(told("ana")).toEqual([expect.stringContaining("orders silent")]);
    expect(told("#events").length).toBe(1);
  });

  test("is told by a later sweep where SNS did not take it, once", async () => {
    watch.unreachable.add("ana");
    await sweeps("2026-11-24T09:32", "2026-11-24T09:34");
    expect(told("ana")).toEqual([]);
    watch.unreachable.clear();
    await sweeps("2026-11-24T09:35", "2026-11-24T09:38");
    expect(told("ana").length).toBe(1);
  });

  test("one flow that cannot be judged holds up no other", async () => {
    const failing = {
      ...ports,
      depths: {
        of: (queue: string) => {
          if (queue.includes("letters")) throw new Error("no depth");
          return watch.depths.of(queue);
        },
      },
    };
    await sweep(client, deployment, paris("2026-11-24T09:32"), failing);
    expect(incidents()).toEqual(["orders silent open"]);
  });
});

test("whatever call a sweep ends at, the next ones bring about the same, and tell it again once at most", async () => {
  await sweeps("2026-11-24T09:00", "2026-11-24T09:31");
  const before = structuredCloneOf(watch);
  watch.restart();
  await sweepAt(paris("2026-11-24T09:32"));
  const calls = watch.callCount;
  expect(calls).toBeGreaterThan(20);
  const amiss: string[] = [];
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ["before", "after"] as const) {
      restore(watch, before);
      watch.restart({ call, when });
      await sweepAt(paris("2026-11-24T09:32")).catch(() => undefined);
      watch.restart();
      await sweeps("2026-11-24T09:33", "2026-11-24T09:40");
      const messages = told("ana");
      const isWell =
        incidents().join() === "orders silent open" &&
        (messages.length === 1 || messages.length === 2) &&
        // A repeat says the same: the same number, the same revision.
        new Set(messages).size === 1 &&
        new Set(told("#events")).size === 1;
      if (!isWell)
        amiss.push(`a sweep that ends ${when} call ${call}: ${incidents().join()}; ${messages.join()}`);
    }
  }
  expect(amiss).toEqual([]);
});

test("a P1 that nobody acknowledges calls again every ten minutes, and goes up the levels, for days", async () => {
  await sweeps("2026-11-24T09:00", "2026-11-24T23:00");
  const [incident] = [...watch.incidents$.values()].filter(({ subject }) => subject.id === "orders");
  expect(incident).toMatchObject({ state: "open", level: "lead", notices: [] });
  expect(told("ana").length).toBeGreaterThan(50);
  expect(told("ben").filter((text) => text.includes("escalade")).length).toBeGreaterThan(0);
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
});

test("what opens on a Saturday night and is no P1 waits for Monday, and is told then, once", async () => {
  await sweeps("2026-11-27T20:00", "2026-11-27T20:01");
  await sweeps("2026-11-28T02:00", "2026-11-28T02:50");
  expect(incidents()).toEqual(["prices late open"]);
  for (
    let at = paris("2026-11-28T02:55");
    at.epochMilliseconds < paris("2026-11-30T07:59").epochMilliseconds;
    at = at.add({ minutes: 5 })
  )
    await sweepAt(at);
  expect(told("ana")).toEqual([]);
  await sweeps("2026-11-30T07:58", "2026-11-30T08:05");
  expect(told("ana").filter((text) => text.includes("prices late")).length).toBe(1);
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
});

describe("once a day", () => {
  test("the leads are told what there is to do, by mail alone, once", async () => {
    await sweeps("2026-11-24T07:58", "2026-11-24T08:05");
    expect(told("ben")).toEqual([expect.stringMatching(/Bilan du jour/)]);
    expect(told("ana")).toEqual([]);
  });

  test("somebody who can no longer be told is an incident for somebody else, until they can", async () => {
    watch.unconfirmed.add("ana@example.com");
    await sweeps("2026-11-24T07:58", "2026-11-24T08:05");
    expect(incidents()).toEqual(["ana contact-unreachable open"]);
    expect(told("ben").filter((text) => text.includes("injoignable")).length).toBe(1);
    expect(told("ana")).toEqual([]);
    watch.unconfirmed.clear();
    await sweeps("2026-11-25T07:58", "2026-11-25T08:05");
    expect(incidents()).toEqual(["ana contact-unreachable resolved"]);
  });
});

/** What is stored, to come back to. */
function structuredCloneOf({ states$, incidents$, mailboxes$, published }: MemoryWatch) {
  return {
    states: new Map(states$),
    incidents: new Map(incidents$),
    mailboxes: new Map(mailboxes$),
    published: [...published],
  };
}

function restore(into: MemoryWatch, stored: ReturnType<typeof structuredCloneOf>): void {
  into.states$.clear();
  into.incidents$.clear();
  into.mailboxes$.clear();
  for (const [key, value] of stored.states) into.states$.set(key, value);
  for (const [key, value] of stored.incidents) into.incidents$.set(key, value);
  for (const [key, value] of stored.mailboxes) into.mailboxes$.set(key, value);
  into.published.splice(0, into.published.length, ...stored.published);
}

test("a flow that flaps is one incident, told as new and as flapping, and resolved in the end", async () => {
  await sweeps("2026-11-24T08:30", "2026-11-24T08:31");
  // Every 45 minutes one exchange, where one in 30 is due.
  const carried = ["09:15", "10:00", "10:45", "11:30", "12:15", "13:00", "13:45"];
  watch.pulses$.set(
    "orders",
    carried.map((local) => pulse(`2026-11-24T${local}`)),
  );
  await sweeps("2026-11-24T08:32", "2026-11-24T14:00");
  expect(incidents()).toEqual([expect.stringMatching(/^orders silent /)]);
  expect(told("ana").filter((text) => text.includes("flapping")).length).toBe(1);
  expect(told("ana").filter((text) => text.includes("new")).length).toBe(1);
  expect(told("ana").filter((text) => text.includes("reopened")).length).toBeLessThanOrEqual(1);
});
