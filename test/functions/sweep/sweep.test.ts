import { hash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test, vi } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import { replayAll } from "../../../functions/replay/replay.ts";
import { startReplay } from "../../../functions/replay/start-replay.ts";
import type { Quarantine } from "../../../functions/ports.ts";
import { drain, drainOrders } from "../../../functions/sweep/drain.ts";
import { repairReplays } from "../../../functions/sweep/repair.ts";
import { letter, letterPassage } from "../letters.ts";
import { Crashed, MemoryPorts } from "../memory-ports.ts";

const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
const passage = letterPassage();
const origin = { id: "letters", contractVersion: 1 };
const long = "longer than ten";
const QUEUE = "arn:aws:sqs:eu-west-3:000000000000:dead";

let ports: MemoryPorts;
beforeEach(() => {
  ports = new MemoryPorts();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const deadLetter = (id: string, text: string) => ({
  ...letter(id, text),
  receiveCount: 8,
  receipt: `${id} ${text}`,
});

test("dead letters are held by their bytes, undecoded, and leave their queue only then", async () => {
  ports.dead.set(QUEUE, [deadLetter("1", "poison"), { ...deadLetter("2", ""), body: "\u0000{[" }]);
  expect(await drain(origin, QUEUE, now, ports)).toBe(2);
  expect(ports.steps.slice(0, 4)).toEqual(["receive", "hold gate-failure,gate-failure", "count 2", "remove"]);
  expect([...ports.held.values()]).toMatchObject([
    { reason: "gate-failure", exchangeId: null, receiveCount: 8, messageId: "m-1-poison" },
    { contentHash: hash("sha256", "\u0000{[", "hex") },
  ]);
  expect(ports.dead.get(QUEUE)).toEqual([]);
});

test("a dead letter that went through before its gate crashed is not sent again", async () => {
  const stock = letterPassage();
  await gate(stock, [letter("1", "hello")], now, ports);
  ports.dead.set(QUEUE, [deadLetter("1", "hello")]);
  await drain(origin, QUEUE, now, ports);
  const [id = ""] = ports.held.keys();
  await startReplay(id, "r1", { at: now }, ports);
  const later = now.add({ hours: 24 * 30 });
  const order = { quarantineId: id, replayId: "r1" };
  expect(await replayAll([order], () => stock, later, ports)).toEqual(["delivered"]);
  expect(ports.sent).toHaveLength(1);
});

test("a crash of the drain at any point loses no dead letter", async () => {
  for (let call = 1; call <= 5; call += 1) {
    for (const when of ["before", "after"] as const) {
      ports = new MemoryPorts();
      ports.dead.set(QUEUE, [deadLetter("1", "poison")]);
      ports.restart({ call, when });
      await expect(drain(origin, QUEUE, now, ports)).rejects.toBeInstanceOf(Crashed);
      expect(ports.held.size + (ports.dead.get(QUEUE)?.length ?? 0)).toBeGreaterThanOrEqual(1);
      ports.restart();
      await drain(origin, QUEUE, now, ports);
      expect(ports.held.size).toBe(1);
      expect(ports.dead.get(QUEUE)).toEqual([]);
    }
  }
});

test("a dead replay order returns its exchange to a person, unless it is outdated", async () => {
  await gate(passage, [letter("1", long)], now, ports);
  const [id = ""] = ports.held.keys();
  await startReplay(id, "r1", { at: now }, ports);
  const order = (replayId: string) => ({
    ...deadLetter(replayId, ""),
    body: JSON.stringify({ quarantineId: id, replayId }),
  });
  ports.dead.set(QUEUE, [order("r0"), { ...order("r0"), body: "no order" }]);
  await drainOrders(QUEUE, () => 1, now, ports);
  expect(ports.held.get(id)).toMatchObject({ state: "replaying" });
  ports.dead.set(QUEUE, [order("r1")]);
  await drainOrders(QUEUE, () => 1, now, ports);
  expect(ports.held.get(id)).toMatchObject({ state: "held", reason: "gate-failure", attempts: 1 });
});

test("an exchange that cannot be changed holds up neither dead orders nor repairs of others", async () => {
  await gate(passage, [letter("1", long), letter("2", long)], now, ports);
  const ids = [...ports.held.keys()];
  for (const id of ids) await startReplay(id, `r ${id}`, { at: now }, ports);
  const whole = ports.quarantine;
  const quarantine: Quarantine = {
    ...whole,
    change: (id, decide) =>
      id === ids[0] ? Promise.reject(new Error("no answer")) : whole.change(id, decide),
  };
  const orders = ids.map((id) => ({
    ...deadLetter(id, ""),
    body: JSON.stringify({ quarantineId: id, replayId: `r ${id}` }),
  }));

  const repairPorts = { quarantine, replayQueue: ports.replayQueue, newId: () => "renewed" };
  expect(await repairReplays(origin, now.add({ minutes: 10 }), repairPorts)).toBe(1);
  expect(ports.held.get(ids[1] ?? "")).toMatchObject({ replay: { id: "renewed" } });

  ports.dead.set(QUEUE, orders);
  const received = [orders, []];
  const deadLetters = { ...ports.deadLetters, receive: async () => received.shift() ?? [] };
  expect(await drainOrders(QUEUE, () => 1, now, { quarantine, deadLetters })).toBe(1);
  expect(ports.dead.get(QUEUE)).toEqual(orders.slice(0, 1));
});

test("a replay whose order got lost is renewed after ten minutes, three times, then given back", async () => {
  await gate(passage, [letter("1", long)], now, ports);
  const [id = ""] = ports.held.keys();
  ports.restart({ call: 2, when: "before" });
  await expect(startReplay(id, "r0", { at: now }, ports)).rejects.toBeInstanceOf(Crashed);
  ports.restart();
  expect(ports.orders).toEqual([]);

  let number = 0;
  const repairPorts = {
    quarantine: ports.quarantine,
    replayQueue: ports.replayQueue,
    newId: () => `n${(number += 1)}`,
  };
  const at = (minutes: number) => repairReplays(origin, now.add({ minutes }), repairPorts);
  expect(await at(9)).toBe(0);
  for (const minutes of [10, 20, 30]) {
    expect(await at(minutes)).toBe(1);
    expect(await at(minutes)).toBe(0);
  }
  expect(ports.orders).toHaveLength(3);
  expect(ports.held.get(id)).toMatchObject({ state: "replaying", replay: { repairs: 3 } });
  expect(await at(40)).toBe(1);
  expect(ports.held.get(id)).toMatchObject({ state: "held", reason: "gate-failure" });
  expect(ports.orders).toHaveLength(3);
});

test("a replay that the gate has taken up is left ten minutes more", async () => {
  await gate(passage, [letter("1", long)], now, ports);
  const [id = ""] = ports.held.keys();
  await startReplay(id, "r1", { at: now }, ports);
  ports.answer = () => ({ outcome: "failed" });
  const taken = now.add({ minutes: 9 });
  await replayAll([{ quarantineId: id, replayId: "r1" }], () => letterPassage({}, 30), taken, ports);
  const repairPorts = { quarantine: ports.quarantine, replayQueue: ports.replayQueue, newId: () => "n1" };
  expect(await repairReplays(origin, now.add({ minutes: 18 }), repairPorts)).toBe(0);
  expect(await repairReplays(origin, now.add({ minutes: 19 }), repairPorts)).toBe(1);
});
