import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { hysteresis } from "../../../functions/sweep/hysteresis.ts";
import { stalled } from "../../../functions/sweep/rules/verdict.ts";
import { Expected, type WatchMode } from "../../../schemas/expectation.ts";

const due = Temporal.Instant.from("2026-11-24T10:00:00Z");
const after = (minutes: number) => due.add({ minutes });
const circumstances = (mode: WatchMode, minutes: number, settled = 0) => ({
  at: after(minutes),
  mode,
  holding: Expected.parse({ opensAfter: "PT2M" }),
  notBefore: settled > 0 ? after(settled) : undefined,
  explainedBy: undefined,
});
const verdict = stalled(due, {});

test("a stall that observed opens anew when it is made live: at that minute, not when it fell due", () => {
  const observed = hysteresis("silent", undefined, verdict, circumstances("observe", 2)).stall;
  expect(observed).toMatchObject({ mode: "observe", openedAt: after(2) });
  const { stall, happenings } = hysteresis("silent", observed, verdict, circumstances("live", 300));
  expect(stall).toMatchObject({ mode: "live", openedAt: after(300) });
  expect(happenings).toMatchObject([
    { type: "cleared", mode: "observe", at: after(300) },
    { type: "opened", mode: "live", at: after(300) },
  ]);
});

test("while flows are given time it waits for the end of that", () => {
  const observed = hysteresis("silent", undefined, verdict, circumstances("observe", 2)).stall;
  const waiting = hysteresis("silent", observed, verdict, circumstances("live", 300, 310));
  expect(waiting.happenings).toMatchObject([{ type: "cleared" }]);
  const opened = hysteresis("silent", waiting.stall, verdict, circumstances("live", 310, 310));
  expect(opened.happenings).toMatchObject([{ type: "opened", at: after(310) }]);
});
