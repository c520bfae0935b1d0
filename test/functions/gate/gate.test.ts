import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import type { Message } from "../../../schemas/message.ts";
import { letter, letterPassage } from "../letters.ts";
import { Crashed, MemoryPorts } from "../memory-ports.ts";

const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
const passage = letterPassage();

let ports: MemoryPorts;
beforeEach(() => {
  ports = new MemoryPorts();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const pass = (messages: Parameters<typeof gate>[1], flow = passage) => gate(flow, messages, now, ports);
const heldReasons = () => [...ports.held.values()].map(({ reason, businessKey }) => [reason, businessKey]);

const ofGroup = (group: string, message: Message, at: number): Message => ({
  ...message,
  inGroup: { group, sequenceNumber: String(at) },
});
describe("the order of the writes", () => {
  test("forward, hold, count, record: an entry means forwarded, an uncounted exchange is a false alarm", async () => {
    await pass([letter("1", "hello"), letter("2", "far too long a text")]);
    expect(ports.steps).toEqual(["look", "forward 1", "hold contract", "count 2", "record letter 1"]);
  });

  test("nothing is counted or recorded of a batch of which nothing got through", async () => {
    ports.answer = () => ({ outcome: "failed" });
    expect(await pass([letter("1", "hello")])).toMatchObject({ forwarded: 0, returned: ["m-1-hello"] });
    expect(ports.counts).toEqual([]);
    expect(ports.entries.size).toBe(0);
  });
});

describe("what becomes of each message of a batch", () => {
  test("a duplicate within the batch or in the journal is dropped, other bytes under its id are held", async () => {
    const batch = [letter("1", "hello"), letter("1", "hello"), letter("1", "other")];
    const checked = { observed: 0, bypassed: 0, behind: 0, returned: [] };
    expect(await pass(batch)).toEqual({ ...checked, forwarded: 1, quarantined: 1, duplicate: 1 });
    expect(await pass(batch)).toEqual({ ...checked, forwarded: 0, quarantined: 1, duplicate: 2 });
    expect(heldReasons()).toEqual([["duplicate-conflict", "letter 1"]]);
    expect([...ports.entries.values()]).toMatchObject([
      { repeats: 3, lastRepeatAt: "2026-11-24T09:00:00.000Z" },
    ]);
  });

  test("a message that the target refuses for good is held, one that fails comes again, the rest passes", async () => {
    ports.answer = ({ exchangeId }) => {
      if (exchangeId === "1") return { outcome: "refused", code: "InvalidMessageContents" };
      return exchangeId === "2" ? { outcome: "failed" } : { outcome: "sent" };
    };
    const passed = await pass([letter("1", "a"), letter("2", "b"), letter("3", "c")]);
    expect(passed).toMatchObject({ forwarded: 1, quarantined: 1, duplicate: 0, returned: ["m-2-b"] });
    expect(heldReasons()).toEqual([["delivery", "letter 1"]]);
  });

  test("behind a message that must come again, the later ones of its group come again too", async () => {
    const batch = [
      ofGroup("a", letter("1", "a"), 1),
      ofGroup("a", letter("2", "poison"), 2),
      ofGroup("b", letter("3", "b"), 3),
      ofGroup("a", letter("4", "c"), 4),
      ofGroup("a", letter("5", "far too long a text"), 5),
    ];
    const { returned } = await pass(batch, letterPassage({ ordered: true, inbound: { type: "fifo" } }));
    expect(returned).toEqual(["m-2-poison", "m-4-c", "m-5-far too long a text"]);
    expect(ports.sent.map(({ exchangeId }) => exchangeId)).toEqual(["1", "3"]);
  });

  test("a message on which its contract fails comes again and takes no neighbour down", async () => {
    expect(await pass([letter("1", "poison"), letter("2", "b")])).toMatchObject({
      forwarded: 1,
      returned: ["m-1-poison"],
    });
  });

  test("a message whose journal entry stays unwritten comes again", async () => {
    ports.unwritten.add("1");
    expect(await pass([letter("1", "a"), letter("2", "b")])).toMatchObject({
      forwarded: 2,
      returned: ["m-1-a"],
    });
  });

  test("further keys find the same exchange", async () => {
    await pass([letter("1", "a", ["tracking 7"])]);
    expect(
      [...ports.entries.values()].map(({ businessKey, exchangeId }) => [businessKey, exchangeId]),
    ).toEqual([
      ["letter 1", "1"],
      ["tracking 7", "1"],
    ]);
  });
});

describe("identity and the duplicate guard", () => {
  test("without a guard the same message passes as often as it comes", async () => {
    const drafts = letterPassage({ duplicateWindow: false });
    await pass([letter("1", "a"), letter("1", "a")], drafts);
    await pass([letter("1", "a")], drafts);
    expect(ports.sent).toHaveLength(3);
  });

  test("an entry older than the window does not count, though it is still there", async () => {
    const hourly = letterPassage({ duplicateWindow: "PT1H" });
    await pass([letter("1", "a")], hourly);
    await gate(hourly, [letter("1", "a")], now.add({ minutes: 59 }), ports);
    expect(ports.sent).toHaveLength(1);
    await gate(hourly, [letter("1", "a")], now.add({ minutes: 61 }), ports);
    expect(ports.sent).toHaveLength(2);
  });

  test("a flow that takes conflicts as revisions forwards each content once", async () => {
    const revisions = letterPassage({ onConflict: "revision" });
    for (const text of ["one", "two", "one", "two"]) await pass([letter("1", text)], revisions);
    expect(ports.sent.map(({ body }) => body)).toEqual([letter("1", "one").body, letter("1", "two").body]);
  });
});

describe("a crash at any point of a batch", () => {
  const batch = [letter("1", "hello"), letter("2", "far too long a text"), letter("3", "bye")];

  test("loses nothing, and doubles only what was forwarded and not yet recorded", async () => {
    await pass(batch);
    const calls = ports.callCount;
    expect(calls).toBe(5);
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        ports = new MemoryPorts();
        ports.restart({ call, when });
        await expect(pass(batch)).rejects.toBeInstanceOf(Crashed);
        for (const { exchangeId } of ports.entries.values()) {
          expect(ports.sent.some((exchange) => exchange.exchangeId === exchangeId)).toBe(true);
        }
        ports.restart();
        expect(await pass(batch)).toMatchObject({ quarantined: 1, returned: [] });
        expect(new Set(ports.sent.map(({ exchangeId }) => exchangeId))).toEqual(new Set(["1", "3"]));
        expect(heldReasons()).toEqual([["contract", "letter 2"]]);
        const forwarded = ports.counts.reduce((sum, counts) => sum + counts.forwarded + counts.duplicate, 0);
        expect(forwarded).toBeGreaterThanOrEqual(2);
        expect(ports.entries.size).toBe(2);
      }
    }
  });
});

const kept = () => [...ports.archived.values()].flat().map(({ body }) => body);

describe("a flow that keeps what it forwards", () => {
  const keeping = letterPassage({ archive: 7 });
  const batch = [letter("1", "hello"), letter("2", "far too long a text"), letter("3", "bye")];
  test("keeps it before it is sent, and the journal says where", async () => {
    await pass(batch, keeping);
    expect(ports.steps).toEqual([
      "look",
      "keep 1,3",
      "forward 1,3",
      "hold contract",
      "count 3",
      "record letter 1,letter 3",
    ]);
    expect([...ports.entries.values()].map(({ archived }) => archived)).toEqual(["0", "0"]);
    expect(kept()).toEqual(ports.sent.map(({ body }) => body));
  });

  test("holds what fails, and lets the rest come again, while it cannot be kept", async () => {
    vi.spyOn(ports.archive, "keep").mockRejectedValue(new Error("S3 does not answer"));
    expect(await pass(batch, keeping)).toMatchObject({
      forwarded: 0,
      quarantined: 1,
      duplicate: 0,
      returned: ["m-1-hello", "m-3-bye"],
    });
    expect(ports.sent).toEqual([]);
  });

  test("has kept all that was sent, wherever the process ends", async () => {
    for (let call = 1; call <= 6; call += 1) {
      for (const when of ["before", "after"] as const) {
        ports = new MemoryPorts();
        ports.restart({ call, when });
        await pass(batch, keeping).catch(() => undefined);
        for (const { body } of ports.sent) expect(kept()).toContain(body);
        ports.restart();
        expect(await pass(batch, keeping)).toMatchObject({ quarantined: 1, returned: [] });
        expect(new Set(ports.sent.map(({ exchangeId }) => exchangeId))).toEqual(new Set(["1", "3"]));
        for (const { archived, exchangeId } of ports.entries.values()) {
          const part = ports.archived.get(`letters ${archived}`) ?? [];
          expect(part.map((exchange) => exchange.exchangeId)).toContain(exchangeId);
        }
      }
    }
  });
});
