/** How a gate learns of the control of its flow. */
import { Temporal } from "temporal-polyfill";
import { expect, test, vi } from "vitest";
import { GlancedControls } from "../../../functions/gate/glanced-controls.ts";
import type { ControlKind, FlowControl } from "../../../schemas/flow-control.ts";

const start = Temporal.Instant.from("2026-11-24T09:00:00Z");
const after = (seconds: number) => start.add({ seconds });

const control = (kind: ControlKind, until: Temporal.Instant): FlowControl => ({
  kind: "control",
  id: "letters",
  revision: 1,
  by: "ana",
  enteredAt: start,
  control: kind,
  until,
  why: "a new version of the shop",
});

test("it reads once in thirty seconds for each flow, and takes up what is new then", async () => {
  const glance = vi.fn<() => Promise<FlowControl | undefined>>(async () => undefined);
  const controls = new GlancedControls(glance);
  expect(await controls.of("letters", start)).toBeUndefined();
  glance.mockResolvedValue(control("observe", after(3600)));
  expect(await controls.of("letters", after(29))).toBeUndefined();
  expect(glance).toHaveBeenCalledTimes(1);
  expect(await controls.of("letters", after(30))).toBe("observe");
  expect(await controls.of("notes", after(30))).toBe("observe");
  expect(glance).toHaveBeenCalledTimes(3);
});

test("the end comes by the clock, without another read", async () => {
  const glance = vi.fn<() => Promise<FlowControl>>(async () => control("bypass", after(10)));
  const controls = new GlancedControls(glance);
  expect(await controls.of("letters", after(9))).toBe("bypass");
  expect(await controls.of("letters", after(10))).toBeUndefined();
  expect(glance).toHaveBeenCalledTimes(1);
});

test("what cannot be read holds up nothing: the gate goes by what it knew, until its end", async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  const glance = vi.fn<() => Promise<FlowControl | undefined>>(async () => {
    throw new Error("throttled");
  });
  const controls = new GlancedControls(glance);
  expect(await controls.of("letters", start)).toBeUndefined();
  glance.mockResolvedValueOnce(control("observe", after(100)));
  expect(await controls.of("letters", after(40))).toBe("observe");
  expect(await controls.of("letters", after(80))).toBe("observe");
  expect(await controls.of("letters", after(120))).toBeUndefined();
});
