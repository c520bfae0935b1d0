import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { json } from "../../../functions/gate/formats/json.ts";
import { gate, type Passage } from "../../../functions/gate/gate.ts";
import { replaying } from "../../../functions/quarantine/life.ts";
import { replayAll } from "../../../functions/replay/replay.ts";
import { defineContract } from "../../../schemas/contract.ts";
import type { Message } from "../../../schemas/message.ts";
import { letter, letterPassage } from "../letters.ts";
import { Crashed, MemoryPorts } from "../memory-ports.ts";

const receipts = defineContract({
  format: json(),
  schema: z.object({
    receipt: z.string(),
    of: z.array(z.object({ letter: z.string(), ok: z.boolean(), why: z.string().optional() })),
  }),
  identify: ({ receipt }) => ({ exchangeId: receipt, businessKey: receipt }),
  answers: ({ of }) =>
    of.map(({ letter: id, ok, why }) => ({ key: `letter ${id}`, accepted: ok, reason: why })),
});

const letters = letterPassage({ archive: 7 });
const plain = letterPassage();
const ways: Passage = {
  ...plain,
  id: "receipts",
  flow: { ...plain.flow, contract: receipts },
  answersTo: [{ id: "letters", contractVersion: 4 }],
};

let now: Temporal.Instant;
let ports: MemoryPorts;
beforeEach(() => {
  now = Temporal.Instant.from("2026-12-01T09:00:00Z");
  ports = new MemoryPorts();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Of = readonly { readonly letter: string; readonly ok: boolean; readonly why?: string }[];

const receipt = (id: string, of: Of, receiveCount = 1): Message => ({
  messageId: `r-${id}`,
  body: JSON.stringify({ receipt: id, of }),
  attributes: {},
  receiveCount,
});
const send = (...messages: readonly Message[]) => gate(letters, messages, now, ports);
const answer = (...messages: readonly Message[]) => {
  now = now.add({ minutes: 1 });
  return gate(ways, messages, now, ports);
};
const answered = (key: string) =>
  [...ports.entries.values()].find(({ flow, businessKey }) => flow === "letters" && businessKey === key)
    ?.answered;
const sum = (name: "acknowledged" | "quarantined") =>
  ports.counts.filter(({ flow }) => flow === "letters").reduce((total, counts) => total + counts[name], 0);
const held = () =>
  [...ports.held.values()].map(({ exchangeId, reason, state }) => [exchangeId, reason, state]);

const answeredIds = () =>
  [...ports.entries.values()].filter((entry) => entry.answered).map(({ exchangeId }) => exchangeId);

test("an accepted exchange shows its answer, also under its own key where a further one was answered", async () => {
  await send(letter("1", "a", ["letter 9"]));
  expect(await answer(receipt("x", [{ letter: "9", ok: true }]))).toMatchObject({
    forwarded: 1,
    returned: [],
  });
  const how = {
    at: "2026-12-01T09:01:00.000Z",
    accepted: true,
    reason: null,
    flow: "receipts",
    exchangeId: "x",
  };
  expect([answered("letter 1"), answered("letter 9")]).toEqual([how, how]);
  expect(sum("acknowledged")).toBe(1);
});

test("an answer that comes twice counts once, a refusal after it still counts as one", async () => {
  await send(letter("1", "a"));
  await answer(receipt("x", [{ letter: "1", ok: true }]));
  await answer(receipt("y", [{ letter: "1", ok: true }]));
  expect(answered("letter 1")?.exchangeId).toBe("x");
  await answer(receipt("z", [{ letter: "1", ok: false, why: "R5" }]));
  await answer(receipt("w", [{ letter: "1", ok: true }]));
  expect(answered("letter 1")).toMatchObject({ accepted: false, reason: "R5", exchangeId: "z" });
  expect([sum("acknowledged"), sum("quarantined")]).toEqual([1, 1]);
});

test("an exchange of two parts is refused where one of them is, in one answer or in two", async () => {
  await send(letter("1", "a", ["letter 8", "letter 9"]), letter("2", "b", ["letter 18", "letter 19"]));
  await answer(
    receipt("x", [
      { letter: "8", ok: false, why: "R5" },
      { letter: "9", ok: true },
    ]),
  );
  await answer(receipt("y", [{ letter: "18", ok: true }]));
  await answer(receipt("z", [{ letter: "19", ok: false, why: "R6" }]));
  expect([answered("letter 1")?.reason, answered("letter 2")?.reason]).toEqual(["R5", "R6"]);
  expect(held()).toEqual([
    ["1", "refused", "held"],
    ["2", "refused", "held"],
  ]);
  expect(sum("acknowledged")).toBe(2);
});

describe("a refused exchange", () => {
  beforeEach(async () => {
    await send(letter("1", "a"), letter("2", "b"));
    await answer(
      receipt("x", [
        { letter: "1", ok: false, why: "R5" },
        { letter: "2", ok: true },
      ]),
    );
  });

  test("is held with what was forwarded, and the partner's code", () => {
    expect(held()).toEqual([["1", "refused", "held"]]);
    const [[id, exchange] = []] = [...ports.held];
    expect(exchange?.findings[0]).toMatchObject({ code: "answer-refused" });
    expect(exchange?.findings[0]?.expected).toContain("R5");
    expect(exchange?.contractVersion).toBe(4);
    expect(ports.contents.get(id ?? "")?.body).toBe(letter("1", "a").body);
  });

  test("goes once more as it is where a person says so, past what a FIFO target knows, and is answered anew", async () => {
    const [id = ""] = ports.held.keys();
    await ports.quarantine.change(id, (one) => replaying(one, "r", { at: now, by: "ana" }));
    const outcomes = await replayAll([{ quarantineId: id, replayId: "r" }], () => letters, now, ports);
    expect(outcomes).toEqual(["delivered"]);
    const again = ports.sent.filter(({ flow, exchangeId }) => flow === "letters" && exchangeId === "1");
    expect(again.map(({ body }) => body)).toEqual([letter("1", "a").body, letter("1", "a").body]);
    expect(again.map(({ redelivery }) => redelivery !== undefined)).toEqual([false, true]);
    expect(answered("letter 1")).toBeNull();
    await answer(receipt("y", [{ letter: "1", ok: true }]));
    expect(answered("letter 1")).toMatchObject({ accepted: true });
  });
});

test("a text for a reason is left out: it may quote a payload", async () => {
  await send(letter("1", "a"));
  await answer(receipt("x", [{ letter: "1", ok: false, why: "Mr Smith has no account" }]));
  expect(answered("letter 1")?.reason).toBeNull();
  expect(JSON.stringify([...ports.held.values()])).not.toContain("Smith");
});

test("what answers an exchange that is recorded a moment later is waited for", async () => {
  let waits = 0;
  ports.pause = async () => {
    waits += 1;
    if (waits === 2) await send(letter("1", "a"));
  };
  await answer(receipt("x", [{ letter: "1", ok: true }]));
  expect([waits, held(), answered("letter 1")?.exchangeId]).toEqual([2, [], "x"]);
});

test("what answers an unknown exchange is held; a person passes it on", async () => {
  const unknown = receipt("x", [{ letter: "1", ok: true }]);
  expect(await answer(unknown)).toMatchObject({ returned: [], forwarded: 0, quarantined: 1 });
  expect(held()).toEqual([["x", "unmatched", "held"]]);
  const [id = ""] = ports.held.keys();
  await send(letter("1", "a"));
  await ports.quarantine.change(id, (one) => replaying(one, "r", { at: now, by: "ana" }));
  expect(await replayAll([{ quarantineId: id, replayId: "r" }], () => ways, now, ports)).toEqual([
    "delivered",
  ]);
  expect(answered("letter 1")).toMatchObject({ accepted: true, exchangeId: "x" });
});

test("of several exchanges of one key the first that has no answer is meant, unless the answer names one", async () => {
  const revised = letterPassage({ archive: 7, onConflict: "revision" });
  const twice = defineContract({
    format: json(),
    schema: z.object({ id: z.string(), about: z.string() }),
    identify: ({ id, about }) => ({ exchangeId: id, businessKey: about }),
  });
  const flow = { ...revised.flow, contract: twice };
  for (const id of ["b", "a"]) {
    now = now.add({ minutes: 1 });
    const body = JSON.stringify({ id, about: "letter 1" });
    await gate({ ...revised, flow }, [{ messageId: id, body, attributes: {}, receiveCount: 1 }], now, ports);
  }
  await answer(receipt("x", [{ letter: "1", ok: true }]));
  expect(answeredIds()).toEqual(["b"]);
  await answer(receipt("y", [{ letter: "1", ok: true }]));
  expect(answeredIds()).toEqual(["b", "a"]);
});

test("under observe what answers nothing known flows on", async () => {
  now = now.add({ minutes: 1 });
  const passed = await gate(ways, [receipt("x", [{ letter: "1", ok: true }])], now, ports, "observe");
  expect(passed).toMatchObject({ forwarded: 1, quarantined: 0 });
});

test("a gate that ends at any call notes each answer once, and loses none", async () => {
  const both = receipt("x", [
    { letter: "1", ok: true },
    { letter: "2", ok: false, why: "R5" },
  ]);
  const prepared = async () => {
    ports = new MemoryPorts();
    now = Temporal.Instant.from("2026-12-01T09:00:00Z");
    await send(letter("1", "a"), letter("2", "b"));
  };
  await prepared();
  ports.restart();
  await answer(both);
  const calls = ports.callCount;
  expect(calls).toBeGreaterThan(8);
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ["before", "after"] as const) {
      await prepared();
      ports.restart({ call, when });
      await answer(both).catch((error: unknown) => {
        if (!(error instanceof Crashed)) throw error;
      });
      ports.restart();
      await answer({ ...both, receiveCount: 2 });
      expect([call, answered("letter 1")?.accepted, answered("letter 2")?.accepted]).toEqual([
        call,
        true,
        false,
      ]);
      expect([call, held()]).toEqual([call, [["2", "refused", "held"]]]);
      expect(sum("acknowledged")).toBeGreaterThanOrEqual(2);
    }
  }
});
