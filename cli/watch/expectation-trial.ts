import { Temporal } from "temporal-polyfill";
import { longestWindow } from "../../functions/sweep/look.ts";
import { type TriedCall, trial } from "../../functions/sweep/trial.ts";
import { termsOf } from "../../functions/sweep/watched-flows.ts";
import { milliseconds } from "../../schemas/duration.ts";
import type { Expected } from "../../schemas/expectation.ts";
import { flowNamed } from "../check.ts";
import { offsetTime } from "../moment.ts";
import { hostNow, reach } from "../reach.ts";

/** What is to be expected instead of what is configured. */
export interface Changes {
  readonly every?: Temporal.Duration;
  readonly grace?: Temporal.Duration;
  readonly openAfter?: Temporal.Duration;
}

/** The calls that an expectation would have led to. */
export interface Tried {
  readonly calls: number;
  /** Of them, those between 22:00 and 06:00 in the client's zone. */
  readonly atNight: number;
  readonly items: readonly {
    readonly kind: TriedCall["kind"];
    readonly openedAt: string;
    readonly clearedAt: string | null;
  }[];
}

/** What a trial found, under the present expectation and under a changed one. */
export interface TrialDocument {
  readonly flow: string;
  readonly days: number;
  readonly present: Tried;
  readonly changed?: Tried;
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
export async function tryExpectation(id: string, days: number, changes: Changes): Promise<TrialDocument> {
  const { client, host, stores, watch } = await reach();
  const flow = flowNamed(client, id);
  const now = await hostNow(host);
  const until = now.round({ smallestUnit: "minute", roundingMode: "floor" });
  const state = (await watch.states.all("flow")).find((one) => one.id === id);
  const begins = until.subtract({ hours: 24 * days });
  const isYounger = state && Temporal.Instant.compare(begins, state.knownSince) < 0;
  const from = isYounger ? state.knownSince : begins;
  const { expected, ...terms } = termsOf(client, flow);
  const reopenWithin = { milliseconds: milliseconds(client.incidents.reopenWithin) };
  const lookBack = { milliseconds: longestWindow(expected) };
  const pulses = await stores.pulses.between(id, from.subtract(lookBack), until);
  const tried = (expected: Expected) =>
    toldOf(
      trial(pulses, { flow: id, from, until, terms: { ...terms, expected }, reopenWithin }),
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
