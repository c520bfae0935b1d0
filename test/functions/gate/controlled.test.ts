/** What the gate does with a flow that is under a control. */
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

const under = (control: "observe" | "bypass", messages: readonly Message[], flow = passage) =>
  gate(flow, messages, now, ports, control);

const garbled: Message = { messageId: "m-garbled", body: "{ not json", attributes: {}, receiveCount: 1 };
const sentBodies = () => ports.sent.map(({ body }) => body);
const trail = () =>
  [...ports.entries.values()].map(({ exchangeId, businessKey, control, signature }) => ({
    exchangeId,
    businessKey,
    control,
    isSigned: signature !== null,
  }));

describe("under observe", () => {
  test("what would be held is forwarded byte for byte, its findings counted, and marked in the journal", async () => {
    const long = letter("2", "far too long a text");
    const passed = await under("observe", [letter("1", "hello"), long, garbled]);
    expect(passed).toEqual({
      forwarded: 3,
      observed: 2,
      bypassed: 0,
      behind: 0,
      quarantined: 0,
      duplicate: 0,
      returned: [],
    });
    expect(sentBodies()).toEqual([letter("1", "hello").body, long.body, garbled.body]);
    expect(ports.held.size).toBe(0);
    expect(ports.observed.map(({ reason }) => reason)).toEqual(["contract", "undecodable"]);
    expect(ports.steps.map((step) => step.split(" ")[0])).toEqual([
      "look",
      "forward",
      "hold",
      "observe",
      "count",
      "record",
    ]);
    expect(trail()).toMatchObject([
      { exchangeId: "1", businessKey: "letter 1", control: null, isSigned: false },
      { exchangeId: "2", businessKey: "letter 2", control: "observe", isSigned: true },
      { control: "observe", isSigned: true },
    ]);
    expect(ports.counts).toMatchObject([{ received: 3, forwarded: 3, observed: 2, bypassed: 0 }]);
  });

  test("a message that shows no keys is known by its own id, so that only its redelivery is dropped", async () => {
    await under("observe", [garbled]);
    expect(await under("observe", [garbled])).toMatchObject({ forwarded: 0, duplicate: 1 });
    expect(await under("observe", [{ ...garbled, messageId: "m-other" }])).toMatchObject({ forwarded: 1 });
  });

  test("a duplicate is dropped as ever; other bytes under its id are forwarded, counted as a conflict", async () => {
    await under("observe", [letter("1", "hello")]);
    const passed = await under("observe", [letter("1", "hello"), letter("1", "other")]);
    expect(passed).toMatchObject({ forwarded: 1, observed: 1, duplicate: 1, quarantined: 0 });
    expect(ports.observed.map(({ reason }) => reason)).toEqual(["duplicate-conflict"]);
  });

  test("a flow that takes conflicts as revisions has none to count", async () => {
    const revisions = letterPassage({ onConflict: "revision" });
    await under("observe", [letter("1", "hello"), letter("1", "other")], revisions);
    expect(ports.sent).toHaveLength(2);
    expect(ports.observed).toEqual([]);
  });

  test("a message on which its contract fails is forwarded as a failure of the gate", async () => {
    expect(await under("observe", [letter("1", "poison")])).toMatchObject({ observed: 1, returned: [] });
    expect(ports.observed.map(({ reason }) => reason)).toEqual(["gate-failure"]);
  });

  test("what the target refuses for good is held all the same, under the keys that it shows", async () => {
    ports.answer = () => ({ outcome: "refused", code: "InvalidMessageContents" });
    expect(await under("observe", [garbled])).toMatchObject({ forwarded: 0, quarantined: 1, observed: 0 });
    expect([...ports.held.values()]).toMatchObject([
      { reason: "delivery", exchangeId: null, businessKey: null },
    ]);
    expect(ports.observed).toEqual([]);
  });
});

describe("under bypass", () => {
  test("all is forwarded without being opened, and marked", async () => {
    const passed = await under("bypass", [
      letter("1", "poison"),
      letter("2", "far too long a text"),
      garbled,
    ]);
    expect(passed).toMatchObject({ forwarded: 3, bypassed: 3, observed: 0, quarantined: 0, returned: [] });
    expect(trail().every(({ control, isSigned }) => control === "bypass" && !isSigned)).toBe(true);
    expect(ports.counts).toMatchObject([{ received: 3, forwarded: 3, bypassed: 3 }]);
  });

  test("a decoder that cannot even be loaded holds up nothing", async () => {
    const { contract } = passage.flow;
    const format = { ...contract.format, open: () => Promise.reject(new Error("there is no decoder")) };
    const broken = { ...passage, flow: { ...passage.flow, contract: { ...contract, format } } };
    expect(await under("bypass", [letter("1", "a")], broken)).toMatchObject({ bypassed: 1 });
  });

  test("only the redelivery of a message is a duplicate; the same bytes in another message pass", async () => {
    const windowed = letterPassage({ duplicateWindow: "P1D" });
    await under("bypass", [letter("1", "a")], windowed);
    const again = [letter("1", "a"), { ...letter("1", "a"), messageId: "m-other" }];
    expect(await under("bypass", again, windowed)).toMatchObject({ forwarded: 1, duplicate: 1 });
  });
});

describe.each([
  ["observe", ["contract", "undecodable"]],
  ["bypass", []],
] as const)("a crash at any point of a batch under %s", (control, counted) => {
  const batch = [letter("1", "hello"), letter("2", "far too long a text"), garbled];

  test("loses nothing, and doubles only what was forwarded and not yet recorded", async () => {
    await under(control, batch);
    const calls = ports.callCount;
    const bodies = new Set(sentBodies());
    expect(bodies.size).toBe(3);
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        ports = new MemoryPorts();
        ports.restart({ call, when });
        await expect(under(control, batch)).rejects.toBeInstanceOf(Crashed);
        for (const { hash } of ports.entries.values())
          expect(ports.sent.some((exchange) => exchange.hash === hash)).toBe(true);
        ports.restart();
        expect(await under(control, batch)).toMatchObject({ quarantined: 0, returned: [] });
        expect(new Set(sentBodies())).toEqual(bodies);
        expect(ports.sent.length).toBeLessThanOrEqual(6);
        expect(ports.entries.size).toBe(3);
        expect(new Set(ports.observed.map(({ reason }) => reason))).toEqual(new Set(counted));
      }
    }
  });
});

describe("of a tapped flow", () => {
  const tapped = letterPassage({ delivery: { type: "tap" }, archive: 7 });
  const copies = { ...tapped, target: undefined };

  test("copies are checked, counted and recorded, and end here", async () => {
    const long = letter("2", "far too long a text");
    const passed = await gate(copies, [letter("1", "hello"), long, garbled], now, ports);
    expect(passed).toMatchObject({ forwarded: 3, observed: 2, quarantined: 0, returned: [] });
    expect([ports.sent, [...ports.held]]).toEqual([[], []]);
    expect(ports.observed.map(({ reason }) => reason)).toEqual(["contract", "undecodable"]);
    expect(trail()).toMatchObject([{ exchangeId: "1" }, { exchangeId: "2" }, {}]);
    // What came is kept, so that a contract can be tried on it.
    expect(ports.archived.size).toBe(1);
  });

  test("a bypass goes before: nothing is decoded", async () => {
    expect(await gate(copies, [garbled], now, ports, "bypass")).toMatchObject({ bypassed: 1, observed: 0 });
  });
});
