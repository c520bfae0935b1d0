import type { HappeningName } from "./happenings.ts";

/** Something that happens, so long after what happened before it. */
export interface Step {
  readonly afterMs: number;
  readonly happening: HappeningName;
  /** Whose order, shipment or article it is. */
  readonly turn: number;
}

const step = (afterMs: number, happening: HappeningName, turn: number): Step => ({
  afterMs,
  happening,
  turn,
});

/** The opening: healthy traffic at once, then a day's mishaps within some seconds. */
export const opening: readonly Step[] = [
  step(0, "published-order", 0),
  step(0, "new-order", 1),
  step(0, "new-order", 2),
  step(0, "stock-level", 1),
  step(0, "stock-level", 2),
  step(0, "shipment", 0),
  step(1500, "order-without-currency", 3),
  step(800, "stock-level", 4),
  step(800, "order-with-wrong-total", 4),
  step(800, "updated-order", 1),
  step(800, "shipment-cut-short", 1),
  step(800, "order-sent-twice", 2),
  step(800, "error-page", 5),
  step(800, "shipment", 2),
  step(800, "order-with-other-content", 1),
  step(800, "negative-stock", 6),
  step(800, "order-in-no-currency", 5),
  step(400, "stock-level", 1),
  step(800, "wrong-total-again", 4),
  step(800, "shipment-without-date", 4),
  step(800, "order-without-lines", 6),
  step(800, "new-order", 7),
];

/** What comes on the flow that fell silent, when it moves again. */
export const afterSilence = step(0, "new-order", 8);

const LATER_MS = 8000;
const HEALTHY: readonly HappeningName[] = ["new-order", "stock-level", "shipment"];
const MISHAPS: readonly HappeningName[] = [
  "order-with-wrong-total",
  "shipment-cut-short",
  "order-without-currency",
  "error-page",
];
const FIRST_LATER_TURN = 20;
const HEALTHY_PER_MISHAP = 7;

/** What happens after the opening, without end: healthy exchanges, now and then a mishap. */
export function* later(): Generator<Step, never> {
  for (let count = 1; ; count += 1) {
    const mishaps = Math.floor(count / (HEALTHY_PER_MISHAP + 1));
    const isMishap = count % (HEALTHY_PER_MISHAP + 1) === 0;
    const [names, index] = isMishap ? [MISHAPS, mishaps - 1] : [HEALTHY, count - mishaps - 1];
    yield step(LATER_MS, names[index % names.length] ?? "new-order", FIRST_LATER_TURN + count);
  }
}
