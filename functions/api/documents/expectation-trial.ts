import { Temporal } from "temporal-polyfill";
import type { Tried, TrialDocument } from "../../../schemas/api/flow-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import { milliseconds } from "../../../schemas/duration.ts";
import type { Expected } from "../../../schemas/expectation.ts";
import type { Flow } from "../../../schemas/flow.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { PulseReader, WatchStates } from "../../ports.ts";
import { longestWindow } from "../../sweep/look.ts";
import { type TriedCall, trial } from "../../sweep/trial.ts";
import { termsOf } from "../../sweep/watched-flows.ts";

/** What is to be expected instead of what is configured. */
export interface Changes {
  readonly every: Temporal.Duration | undefined;
  readonly grace: Temporal.Duration | undefined;
  readonly openAfter: Temporal.Duration | undefined;
}

const NIGHT = { from: 22, until: 6 };

function toldOf(calls: readonly TriedCall[], zone: string): Tried {
  const atNight = calls.filter(({ openedAt }) => {
    const { hour } = openedAt.toZonedDateTimeISO(zone);
    return hour >= NIGHT.from || hour < NIGHT.until;
  });
  const items = calls.map(({ kind, openedAt, clearedAt }) => ({
    kind,
    openedAt: offsetTime(openedAt, zone),
    clearedAt: clearedAt ? offsetTime(clearedAt, zone) : null,
  }));
  return { calls: calls.length, atNight: atNight.length, items };
}

/** An expectation with what is changed of it. */
function changedBy(expected: Expected, { every, grace, openAfter }: Changes): Expected {
  const within = every ?? expected.every?.within;
  const kept = expected.every?.grace ?? new Temporal.Duration();
  return {
    ...expected,
    ...(within ? { every: { within, grace: grace ?? kept } } : {}),
    by: expected.by.map((by) => (grace ? { ...by, grace } : by)),
    opensAfter: openAfter ?? expected.opensAfter,
  };
}

/**
 * Tries the expectation of a flow, and where something is changed that one as well, on the pulses of the last
 * so many days; of a flow that has not been watched for so long, on those since it has.
 */
export async function expectationTrial(
  client: Client,
  { id, flow, days }: { readonly id: string; readonly flow: Flow; readonly days: number },
  changes: Changes,
  now: Temporal.Instant,
  { states, pulses }: { readonly states: WatchStates; readonly pulses: PulseReader },
): Promise<TrialDocument> {
  const until = now.round({ smallestUnit: "minute", roundingMode: "floor" });
  const state = (await states.all("flow")).find((one) => one.id === id);
  const begins = until.subtract({ hours: 24 * days });
  // What was never watched has no traffic to try anything on.
  const knownSince = state?.knownSince ?? until;
  const from = Temporal.Instant.compare(begins, knownSince) < 0 ? knownSince : begins;
  const { expected, ...terms } = termsOf(client, flow);
  const reopenWithin = { milliseconds: milliseconds(client.incidents.reopenWithin) };
  const lookBack = { milliseconds: longestWindow(expected) };
  const counted = await pulses.between(id, from.subtract(lookBack), until);
  const tried = (expected: Expected) =>
    toldOf(
      trial(counted, { flow: id, from, until, terms: { ...terms, expected }, reopenWithin }),
      client.zone,
    );
  const isChanged = Object.values(changes).some((change) => change !== undefined);
  return {
    flow: id,
    days,
    present: tried(expected),
    ...(isChanged ? { changed: tried(changedBy(expected, changes)) } : {}),
  };
}
