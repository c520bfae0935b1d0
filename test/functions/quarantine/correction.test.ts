/** What becomes of corrections, locks and approvals of a held exchange. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import {
  approved,
  corrected,
  releaseFault,
  saveCorrection,
} from "../../../functions/quarantine/correction.ts";
import { locked, unlocked } from "../../../functions/quarantine/edit-lock.ts";
import type { HeldDecision } from "../../../functions/quarantine/held-decision.ts";
import { discarded } from "../../../functions/quarantine/life.ts";
import { replayAll } from "../../../functions/replay/replay.ts";
import { startReplay } from "../../../functions/replay/start-replay.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import { letter, letterPassage } from "../letters.ts";
import { Crashed, MemoryPorts } from "../memory-ports.ts";

const now = Temporal.Instant.from("2026-11-24T09:00:00Z");
const ana = { by: "ana", at: now };
const ben = { by: "ben", at: now };
const passage = letterPassage();
const long = letter("1", "longer than ten");
const short = letter("1", "short");
const text = { bytes: 10, verdict: "valid" as const, findingsTotal: 0, why: "too long" };
const edit = { ...text, hash: "h1", basedOn: 0 };

let ports: MemoryPorts;
let held: HeldExchange;
beforeEach(async () => {
  vi.spyOn(console, "error").mockReturnValue();
  ports = new MemoryPorts();
  await gate(passage, [long], now, ports);
  const [only] = ports.held.values();
  if (!only) throw new Error("nothing is held");
  held = only;
});

const after = (decision: HeldDecision) => {
  if (decision.outcome === "refused") throw new Error(decision.code);
  return decision.exchange;
};
const told = (decision: HeldDecision) => (decision.outcome === "refused" ? decision.code : "done");

const correction = () => after(corrected(held, edit, ana));
const save = (to: MemoryPorts, { body } = short, hash = "h1", basedOn = 0) =>
  saveCorrection(
    held.id,
    { ...edit, hash, basedOn },
    { body, attributes: {} },
    ana,
    (decide) =>
      to.quarantine.change(held.id, (exchange) => {
        const decision = decide(exchange);
        return decision.outcome === "done" ? decision.exchange : undefined;
      }),
    to.quarantine,
  );
const start = (to: MemoryPorts, replayId = "r1") => startReplay(held.id, replayId, ana, to);
async function carryOut(to: MemoryPorts, replayId = "r1") {
  const [outcome] = await replayAll([{ quarantineId: held.id, replayId }], () => passage, now, to);
  return outcome;
}

describe("a correction", () => {
  test("is a version beside what came, and leaves its age and its place in the list alone", () => {
    const exchange = after(corrected(held, edit, ana));
    expect(exchange.corrections).toMatchObject([{ version: 1, hash: "h1", by: "ana", approvedBy: null }]);
    const { contentHash, firstSeen, stateSince, exchangeId } = held;
    expect(exchange).toMatchObject({ contentHash, firstSeen, stateSince, exchangeId, revision: 2 });
    expect(exchange.history.at(-1)).toMatchObject({ step: "corrected", by: "ana", note: "too long" });
  });

  test("of a version that is no more the newest is refused", () => {
    const exchange = after(corrected(held, edit, ana));
    expect(told(corrected(exchange, { ...edit, hash: "h2" }, ben))).toBe("changed-meanwhile");
    expect(told(corrected(exchange, { ...edit, hash: "h2", basedOn: 1 }, ben))).toBe("done");
  });

  test("of what was given up is refused", () => {
    const exchange = discarded(held, ana);
    if (!exchange) throw new Error("it is not held");
    expect(told(corrected(exchange, edit, ana))).toBe("exchange-not-held");
  });

  test("is one of twenty that are kept, and its number goes on", () => {
    let exchange = held;
    for (let version = 0; version < 25; version += 1)
      exchange = after(corrected(exchange, { ...edit, hash: `h${version}`, basedOn: version }, ana));
    expect(exchange.corrections.map(({ version }) => version)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 6),
    );
  });
});

describe("a lock", () => {
  test("keeps others from editing, replaying and discarding until it is over or ended", () => {
    const exchange = after(locked(held, ana));
    expect(told(locked(exchange, ben))).toBe("exchange-locked");
    expect(told(unlocked(exchange, ben))).toBe("exchange-locked");
    expect(told(corrected(exchange, edit, ben))).toBe("exchange-locked");
    expect(releaseFault(exchange, "replay", false, ben)).toBe("exchange-locked");
    expect(releaseFault(exchange, "discard", false, ben)).toBe("exchange-locked");
    expect(told(corrected(exchange, edit, ana))).toBe("done");
    const later = { by: "ben", at: now.add({ minutes: 10 }) };
    expect(told(corrected(exchange, edit, later))).toBe("done");
    expect(told(locked(after(unlocked(exchange, ana)), ben))).toBe("done");
  });
});

describe("on a sensitive flow", () => {
  test("what came may be replayed, a correction not before a second person approved it", () => {
    expect(releaseFault(held, "replay", true, ana)).toBeUndefined();
    expect(releaseFault(correction(), "replay", true, ben)).toBe("approval-missing");
    const exchange = after(approved(correction(), 1, true, ben));
    expect(exchange.corrections).toMatchObject([{ by: "ana", approvedBy: "ben" }]);
    expect(releaseFault(exchange, "replay", true, ana)).toBeUndefined();
  });

  test("an approval holds for its version alone", () => {
    const exchange = after(approved(correction(), 1, true, ben));
    const again = after(corrected(exchange, { ...edit, hash: "h2", basedOn: 1 }, ana));
    expect(releaseFault(again, "replay", true, ana)).toBe("approval-missing");
    expect(told(approved(again, 1, true, ben))).toBe("changed-meanwhile");
  });

  test("nobody approves their own correction, a draft, or what needs no approval", () => {
    expect(told(approved(correction(), 1, true, ana))).toBe("approval-by-author");
    const draft = after(corrected(held, { ...edit, verdict: "invalid" }, ana));
    expect(told(approved(draft, 1, true, ben))).toBe("correction-invalid");
    expect(told(approved(held, 1, true, ben))).toBe("approval-not-needed");
    expect(told(approved(correction(), 1, false, ben))).toBe("approval-not-needed");
  });
});

describe("a crash", () => {
  const stages = [
    ["saving", (to: MemoryPorts) => save(to), []],
    ["starting the replay", (to: MemoryPorts) => start(to), [save]],
    ["carrying the replay out", (to: MemoryPorts) => carryOut(to), [save, start]],
  ] as const;

  test.each(stages)(
    "at any point of %s loses neither what came nor the correction",
    async (_, stage, before) => {
      const prepared = async () => {
        const to = new MemoryPorts();
        await gate(passage, [long], now, to);
        for (const step of before) await step(to);
        return to;
      };
      const counting = await prepared();
      counting.restart();
      await stage(counting);
      const calls = counting.callCount;
      expect(calls).toBeGreaterThanOrEqual(2);
      for (let call = 1; call <= calls; call += 1) {
        for (const when of ["before", "after"] as const) {
          const to = await prepared();
          to.restart({ call, when });
          const ended = await stage(to).catch((error: unknown) => error);
          expect(ended === "failed" || ended instanceof Crashed).toBe(true);
          to.restart();
          // Whoever acts does it again; what the sweep would order once more is ordered here.
          if (before.length === 0) await save(to);
          await start(to);
          await carryOut(to);
          expect(to.contents.get(held.id)?.body).toBe(long.body);
          expect(to.held.get(held.id)).toMatchObject({ state: "delivered", corrections: [{ version: 1 }] });
          expect(new Set(to.sent.map(({ body }) => body))).toEqual(new Set([short.body]));
          expect([...to.entries.values()]).toMatchObject([{ exchangeId: "1", quarantine: { id: held.id } }]);
        }
      }
    },
  );
});

test("a correction made after an earlier one went through is another text, and waits for a decision", async () => {
  await save(ports);
  await start(ports);
  ports.restart({ call: 8, when: "before" });
  expect(await carryOut(ports)).toBe("failed");
  ports.restart();
  ports.held.set(held.id, { ...(ports.held.get(held.id) ?? held), state: "held", replay: null });
  await save(ports, letter("1", "other"), "h2", 1);
  await start(ports, "r2");
  expect(await carryOut(ports, "r2")).toBe("held-again");
  expect(ports.held.get(held.id)).toMatchObject({ reason: "duplicate-conflict" });
});
