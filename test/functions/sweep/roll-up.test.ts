import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { rollUp } from "../../../functions/sweep/roll-up.ts";
import { Pulse } from "../../../schemas/pulse.ts";
import { client } from "../../clients/watched/watched/client.ts";
import { MemoryAudit } from "../memory-audit.ts";
import { MemoryWatch } from "../memory-watch.ts";

const paris = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant();
const pulse = (local: string, received: number) =>
  Pulse.parse({ minute: paris(local).toString(), received, quarantined: 1 });

test("days that are over are summed up once each, by the client's clock, with what people did", async () => {
  const watch = new MemoryWatch();
  const audit = new MemoryAudit();
  watch.pulses$.set("orders", [
    pulse("2026-11-23T23:59", 100),
    pulse("2026-11-24T00:00", 1),
    pulse("2026-11-24T23:59", 2),
    pulse("2026-11-25T00:00", 200),
  ]);
  const subject = "exchange/orders.0123456789abcdef01234567";
  for (const [turn, action, result] of [
    ["1", "replay", "done"],
    ["2", "replay", "refused"],
    ["3", "discard", "done"],
    ["4", "lock", "done"],
  ] as const) {
    const at = paris("2026-11-24T10:00");
    const act = `00000000-0000-4000-8000-00000000000${turn}`;
    await audit.intend({ act, subject, at, by: "ana", address: "127.0.0.1", action });
    const outcome = result === "done" ? { result } : { result, code: "exchange-not-held" };
    await audit.conclude({ act, subject, at, ...outcome });
  }
  const ports = { pulses: watch.pulses, daily: watch.daily, mailboxes: watch.mailboxes, audit };
  const at = (local: string) => rollUp(client, paris(local), ports);
  // A redelivery may still be counted into the last minute.
  expect(await at("2026-11-25T00:10")).toBe(1);
  expect([...watch.daily$.keys()].filter((key) => key.startsWith("orders"))).toEqual(["orders 2026-11-23"]);
  const days: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) days.push(await at("2026-11-25T00:20"));
  expect(days).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  expect(watch.daily$.get("orders 2026-11-24")).toMatchObject({
    received: 3,
    quarantined: 2,
    replayed: 1,
    discarded: 1,
  });
  expect(watch.daily$.get("letters 2026-11-24")).toMatchObject({ received: 0, replayed: 0 });
});
