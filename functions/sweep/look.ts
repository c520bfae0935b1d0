import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { Expected } from "../../schemas/expectation.ts";
import type { Pulse } from "../../schemas/pulse.ts";
import type { WatchState } from "../../schemas/watch-state.ts";
import type { PulseReader } from "../ports.ts";
import { GATE_FAILURE_MINUTES } from "./rules/gate-failure.ts";
import { ACKNOWLEDGED_WITHIN_HOURS } from "./rules/unacknowledged.ts";
import { wasAway } from "./stall.ts";

/** A gate may add to the pulse of a minute for so long after its end, so that much is read again. */
const AGAIN_MINUTES = 3;

const HOUR_MS = 3_600_000;

/** A flow whose pulses are to be read. */
export interface Watched {
  readonly id: string;
  readonly state: WatchState;
  readonly expected: Expected;
}

/** How far back any rule looks at pulses under an expectation, in milliseconds. */
export function longestWindow({ volume, failures, acknowledged }: Expected): number {
  const windows = [...volume, ...(failures ? [failures] : [])].map(({ per }) => milliseconds(per));
  if (acknowledged) windows.push(milliseconds(acknowledged.within) + ACKNOWLEDGED_WITHIN_HOURS * HOUR_MS);
  return Math.max(GATE_FAILURE_MINUTES * 60_000, ...windows);
}

/**
 * How far back a flow's pulses must be read for its rules, in milliseconds before the last judged minute;
 * a quiet flow without volume needs only what may have changed since.
 */
function windowOf({ state: { stalls }, expected }: Watched, recent: readonly Pulse[]): number {
  const { volume, failures, acknowledged } = expected;
  const broken = recent.some(({ quarantined }) => quarantined > 0);
  const windows = volume.map(({ per }) => milliseconds(per));
  if (failures && (broken || stalls.failing)) windows.push(milliseconds(failures.per));
  if (broken || stalls["gate-failure"]) windows.push(GATE_FAILURE_MINUTES * 60_000);
  if (acknowledged) windows.push(milliseconds(acknowledged.within) + ACKNOWLEDGED_WITHIN_HOURS * HOUR_MS);
  return Math.max(0, ...windows);
}

/** The whole minutes from one to another, the first included. */
function minutes(from: Temporal.Instant, until: Temporal.Instant): Temporal.Instant[] {
  const count = Math.max(0, Math.ceil(from.until(until).total("minutes")));
  return Array.from({ length: count }, (_, index) => from.add({ minutes: index }));
}

/**
 * Reads the pulses that the rules of these flows need at a minute: of all of them what may be new, in few
 * calls, and further back only for those that ask for it.
 *
 * @param readEach reads one flow by itself, so that one that cannot be read holds up no other
 */
export async function pulsesFor(
  flows: readonly Watched[],
  at: Temporal.Instant,
  pulses: PulseReader,
): Promise<ReadonlyMap<string, () => Promise<readonly Pulse[]>>> {
  const present = flows.filter(({ state }) => !wasAway(state, at));
  const since = present.reduce(
    (earliest, { state }) =>
      Temporal.Instant.compare(state.evaluatedUntil, earliest) < 0 ? state.evaluatedUntil : earliest,
    at,
  );
  const from = since.subtract({ minutes: AGAIN_MINUTES });
  const recent = await pulses.ofMinutes(
    present.map(({ id }) => id),
    minutes(from, at),
  );
  const readers = flows.map((flow): [string, () => Promise<readonly Pulse[]>] => {
    const known = recent.get(flow.id);
    const begins = flow.state.evaluatedUntil.subtract({ milliseconds: windowOf(flow, known ?? []) });
    if (known && Temporal.Instant.compare(begins, from) >= 0) return [flow.id, async () => known];
    const start = Temporal.Instant.compare(begins, from) < 0 ? begins : from;
    return [flow.id, () => pulses.between(flow.id, start, at)];
  });
  return new Map(readers);
}
