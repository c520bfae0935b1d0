/** A correction that is sent in the same change. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import { corrected } from "../../../functions/quarantine/correction.ts";
import { locked } from "../../../functions/quarantine/edit-lock.ts";
import { sentAtOnce } from "../../../functions/quarantine/sent-at-once.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import { letter, letterPassage } from "../letters.ts";
import { MemoryPorts } from "../memory-ports.ts";

const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
const ana = { by: "ana", at: now };
const ben = { by: "ben", at: now };
const edit = {
  hash: "h1",
  bytes: 10,
  verdict: "valid" as const,
  findingsTotal: 0,
  why: "too long",
  basedOn: 0,
};

let held: HeldExchange;
beforeEach(async () => {
  const ports = new MemoryPorts();
  await gate(letterPassage(), [letter("1", "longer than ten")], now, ports);
  const [only] = ports.held.values();
  if (!only) throw new Error("nothing is held");
  held = only;
});

test("it is on its way with its correction, and both steps are told", () => {
  const decision = sentAtOnce(corrected(held, edit, ana), "r1", ana);
  expect(decision).toMatchObject({
    outcome: "done",
    exchange: {
      state: "replaying",
      replay: { id: "r1" },
      corrections: [{ version: 1, hash: "h1", by: "ana" }],
    },
  });
  const steps = decision.outcome === "done" ? decision.exchange.history.slice(-2) : [];
  expect(steps).toMatchObject([
    { step: "corrected", by: "ana", note: "too long" },
    { step: "replaying", by: "ana" },
  ]);
});

test("what may not be corrected is not sent either", () => {
  const decision = locked(held, ben);
  if (decision.outcome !== "done") throw new Error(decision.code);
  expect(sentAtOnce(corrected(decision.exchange, edit, ana), "r1", ana)).toEqual({
    outcome: "refused",
    code: "exchange-locked",
  });
});
