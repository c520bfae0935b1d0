import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test, vi } from "vitest";
import { gate, type Passage } from "../../../functions/gate/gate.ts";
import { discarded } from "../../../functions/quarantine/life.ts";
import { replayAll } from "../../../functions/replay/replay.ts";
import { startReplay } from "../../../functions/replay/start-replay.ts";
import { letter, letterPassage } from "../letters.ts";
import { MemoryPorts } from "../memory-ports.ts";

const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
const strict = letterPassage();
const mended = letterPassage({}, 30);
const long = "longer than ten";

let ports: MemoryPorts;
beforeEach(() => {
  ports = new MemoryPorts();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

/** Holds a letter and starts its replay; returns its id. */
async function onReplay(passage: Passage, message = letter("1", long), replayId = "r1"): Promise<string> {
  await gate(passage, [message], now, ports);
  const [id = ""] = ports.held.keys();
  await startReplay(id, replayId, { at: now }, ports);
  return id;
}
async function carryOut(id: string, passage: Passage | undefined, replayId = "r1") {
  const [outcome] = await replayAll([{ quarantineId: id, replayId }], () => passage, now, ports);
  return outcome;
}

test("what its contract now accepts is forwarded, recorded with its holding, and marked delivered", async () => {
  const id = await onReplay(strict);
  ports.steps.length = 0;
  expect(await carryOut(id, mended)).toBe("delivered");
  expect(ports.steps).toEqual([
    "find all",
    "change",
    "contents",
    "look",
    "forward 1",
    "count 0",
    "record letter 1",
    "change",
  ]);
  expect([...ports.entries.values()]).toMatchObject([{ quarantine: { id, holding: 1 } }]);
  expect(ports.held.get(id)).toMatchObject({ state: "delivered", replay: null });
});

test("what is sent says that it is a replay, what is archived does not", async () => {
  const id = await onReplay(strict);
  expect(await carryOut(id, strict)).toBe("held-again");
  await startReplay(id, "r2", { at: now }, ports);
  expect(await carryOut(id, letterPassage({ archive: 7 }, 30), "r2")).toBe("delivered");
  const text = { body: letter("1", long).body };
  expect([...ports.archived.values()]).toMatchObject([[{ ...text, attributes: {} }]]);
  const replay = { dataType: "String", stringValue: "r2" };
  const attempt = { dataType: "Number", stringValue: "2" };
  expect(ports.sent).toMatchObject([
    { ...text, attributes: { "Watchdog-Replay": replay, "Watchdog-Attempt": attempt } },
  ]);
});

test("what is still broken is held again with today's findings", async () => {
  const id = await onReplay(strict);
  expect(await carryOut(id, strict)).toBe("held-again");
  expect(ports.held.get(id)).toMatchObject({
    state: "held",
    attempts: 1,
    findings: [{ code: "field-too-big" }],
  });
  expect(ports.sent).toEqual([]);
});

test("an order of an earlier replay, of a settled exchange or of an unknown one is dropped", async () => {
  const id = await onReplay(strict);
  expect(await carryOut(id, mended, "r0")).toBe("dropped");
  await carryOut(id, mended);
  expect(await carryOut(id, mended)).toBe("dropped");
  expect(await carryOut("letters.unknown", mended)).toBe("dropped");
  expect(ports.sent).toHaveLength(1);
});

test("a second click is refused and sends no order", async () => {
  const id = await onReplay(strict);
  expect(await startReplay(id, "r2", { at: now }, ports)).toEqual({ outcome: "refused", state: "replaying" });
  expect(ports.orders).toHaveLength(1);
});

test("bytes that went through meanwhile are not sent twice within the guard's window", async () => {
  const id = await onReplay(strict);
  await gate(mended, [letter("1", long)], now, ports);
  expect(await carryOut(id, mended)).toBe("delivered");
  expect(ports.sent).toHaveLength(1);
});

test("other bytes that went through meanwhile make it a conflict, which a second replay decides", async () => {
  const id = await onReplay(strict);
  await gate(mended, [letter("1", "another")], now, ports);
  expect(await carryOut(id, mended)).toBe("held-again");
  expect(ports.held.get(id)).toMatchObject({ reason: "duplicate-conflict" });
  await startReplay(id, "r2", { at: now }, ports);
  expect(await carryOut(id, mended, "r2")).toBe("delivered");
  expect(ports.sent.map(({ body }) => body)).toEqual([letter("1", "another").body, letter("1", long).body]);
});

test("held anew after it was delivered, it may be delivered again, though the journal knows its first holding", async () => {
  const drafts = letterPassage({ duplicateWindow: false });
  const id = await onReplay(drafts);
  await carryOut(id, letterPassage({ duplicateWindow: false }, 30));
  await gate(drafts, [letter("1", long)], now, ports);
  await startReplay(id, "r2", { at: now }, ports);
  expect(await carryOut(id, letterPassage({ duplicateWindow: false }, 30), "r2")).toBe("delivered");
  expect(ports.sent).toHaveLength(2);
});

test("a target that fails for now leaves it replaying, one that refuses holds it again", async () => {
  const id = await onReplay(strict);
  ports.answer = () => ({ outcome: "failed" });
  expect(await carryOut(id, mended)).toBe("failed");
  expect(ports.held.get(id)).toMatchObject({ state: "replaying" });
  ports.answer = () => ({ outcome: "refused", code: "InvalidMessageContents" });
  expect(await carryOut(id, mended)).toBe("held-again");
  expect(ports.held.get(id)).toMatchObject({ reason: "delivery" });
});

test("of a flow that the client no longer has, it returns to a person", async () => {
  const id = await onReplay(strict);
  expect(await carryOut(id, undefined)).toBe("held-again");
  expect(ports.held.get(id)).toMatchObject({ state: "held", reason: "gate-failure" });
});

test("what a person discarded is not replayed", async () => {
  await gate(strict, [letter("1", long)], now, ports);
  const [id = ""] = ports.held.keys();
  await ports.quarantine.change(id, (held) => discarded(held, { at: now, by: "marie", note: "a test" }));
  expect(await startReplay(id, "r1", { at: now }, ports)).toEqual({ outcome: "refused", state: "discarded" });
});

test("a crash at any point loses nothing, and on a FIFO target doubles nothing", async () => {
  const id = await onReplay(strict);
  ports.restart();
  await carryOut(id, mended);
  const calls = ports.callCount;
  expect(calls).toBe(8);
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ["before", "after"] as const) {
      ports = new MemoryPorts();
      await onReplay(strict);
      ports.restart({ call, when });
      expect(await carryOut(id, mended).catch(() => "failed")).toBe("failed");
      ports.restart();
      await carryOut(id, mended);
      expect(ports.held.get(id)).toMatchObject({ state: "delivered" });
      expect(new Set(ports.sent.map(({ exchangeId, hash }) => `${exchangeId} ${hash}`)).size).toBe(1);
      const afterRecord = call === 8 || (call === 7 && when === "after");
      expect(ports.sent.length).toBeLessThanOrEqual(afterRecord ? 1 : 2);
    }
  }
});

test("many orders are looked up, forwarded and recorded together, each to its own end", async () => {
  const messages = ["1", "2", "3", "4"].map((id) => letter(id, id === "3" ? "x".repeat(40) : long));
  await gate(strict, messages, now, ports);
  const ids = [...ports.held.keys()];
  for (const id of ids) await startReplay(id, "r1", { at: now }, ports);
  ports.answer = ({ exchangeId }) => (exchangeId === "4" ? { outcome: "failed" } : { outcome: "sent" });
  ports.steps.length = 0;
  const orders = [...ids, "letters.unknown"].map((quarantineId) => ({ quarantineId, replayId: "r1" }));
  expect(await replayAll(orders, () => mended, now, ports)).toEqual([
    "delivered",
    "delivered",
    "held-again",
    "failed",
    "dropped",
  ]);
  expect(ports.steps.filter((step) => step === "look")).toHaveLength(1);
  expect(ports.steps.filter((step) => step.startsWith("forward"))).toEqual(["forward 1,2,4"]);
  expect(ports.steps.filter((step) => step.startsWith("record"))).toEqual(["record letter 1,letter 2"]);
});

test("of two texts under one exchange id, the second is judged by what became of the first", async () => {
  await gate(strict, [letter("1", long), letter("1", "another too long")], now, ports);
  const ids = [...ports.held.keys()];
  for (const id of ids) await startReplay(id, "r1", { at: now }, ports);
  const orders = ids.map((quarantineId) => ({ quarantineId, replayId: "r1" }));
  expect(await replayAll(orders, () => mended, now, ports)).toEqual(["delivered", "held-again"]);
  expect(ports.sent).toHaveLength(1);
  expect(ports.held.get(ids[1] ?? "")).toMatchObject({ reason: "duplicate-conflict" });
});
