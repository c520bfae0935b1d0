import { Temporal } from "temporal-polyfill";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Pulse } from "../../schemas/pulse.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { WatchState } from "../../schemas/watch-state.ts";
import { causeOf } from "../incident/cause.ts";
import { type Happening, hysteresis } from "./hysteresis.ts";
import { backlogged } from "./rules/backlogged.ts";
import { consumerDead } from "./rules/consumer-dead.ts";
import { failing } from "./rules/failing.ts";
import { gateFailure } from "./rules/gate-failure.ts";
import { lastPassed, late } from "./rules/late.ts";
import { silent } from "./rules/silent.ts";
import { unacknowledged } from "./rules/unacknowledged.ts";
import type { Verdict } from "./rules/verdict.ts";
import { volume } from "./rules/volume.ts";
import type { Sight, Terms } from "./rules/sight.ts";
import { type Depth, untakenAfter } from "./taken.ts";

/** The rules of a flow, those that explain before those that they may explain. */
const RULES: readonly (readonly [StallKind, (sight: Sight, terms: Terms) => Verdict])[] = [
  ["gate-failure", gateFailure],
  ["failing", failing],
  ["consumer-dead", consumerDead],
  ["backlogged", backlogged],
  ["unacknowledged", unacknowledged],
  ["silent", silent],
  ["late", late],
  ["volume", volume],
];

/** Kinds that show one and the same trouble: the first to open explains the others. */
const ALIKE: readonly (readonly StallKind[])[] = [
  ["gate-failure", "failing"],
  ["consumer-dead", "backlogged", "unacknowledged"],
  ["silent", "late", "volume"],
];

/** Kinds that show of themselves that a flow is paused. */
const SHOWN_BY_PAUSE: readonly StallKind[] = ["backlogged", "silent", "late", "volume"];

/** After so long without a sweep the flows are given time before they are judged again. */
const GAP_MINUTES = 5;

/** What the sweep saw of a flow, at a whole minute. */
export interface Look {
  readonly at: Temporal.Instant;
  /** The pulses from where the flow's windows begin, oldest first. */
  readonly pulses: readonly Pulse[];
  readonly depth: Depth | undefined;
}

/** What surrounds a flow. */
export interface Surroundings {
  readonly mode: WatchMode;
  /** How long a flow is given after the sweep, or an application, has come back. */
  readonly settles: Temporal.Duration;
  /** The cause of an application of the flow that is down now. */
  readonly applicationDown: string | undefined;
  /** The maintenance that the flow is in at a minute. */
  readonly maintenanceAt: (at: Temporal.Instant) => string | undefined;
  /** The pause that the flow is under at a minute. */
  readonly pausedAt: (at: Temporal.Instant) => string | undefined;
}

/** A subject as it stands, and what happened to it since it was last judged. */
export interface Judged {
  readonly state: WatchState;
  readonly happenings: readonly Happening[];
}

/** What is remembered of a subject that is seen for the first time. */
export function firstState(subject: Pick<WatchState, "type" | "id">, at: Temporal.Instant): WatchState {
  return { ...subject, revision: 0, knownSince: at, evaluatedUntil: at, lastDue: [], stalls: {} };
}

/** Whether the sweep was away for so long that what it did not see is no fault of the flows. */
export function wasAway({ evaluatedUntil }: WatchState, at: Temporal.Instant): boolean {
  return evaluatedUntil.until(at).total("minutes") > GAP_MINUTES;
}

/**
 * Judges a flow for each whole minute since it was last judged, so that the same history ends in the same
 * stalls however often, and when, the sweep ran. A look at an earlier minute changes nothing.
 */
export function judge(state: WatchState, look: Look, terms: Terms, surroundings: Surroundings): Judged {
  if (Temporal.Instant.compare(look.at, state.evaluatedUntil) <= 0) return { state, happenings: [] };
  let present = seen(state, look, surroundings);
  const happenings: Happening[] = [];
  while (Temporal.Instant.compare(present.evaluatedUntil, look.at) < 0) {
    const judged = judgeMinute(present, look, terms, surroundings);
    present = judged.state;
    happenings.push(...judged.happenings);
  }
  return { state: present, happenings };
}

/** The state with the queues as they are now, and with the time that a sweep's own absence gives. */
function seen(state: WatchState, { at, depth, pulses }: Look, { settles }: Surroundings): WatchState {
  const away = wasAway(state, at);
  const { untaken: before, ...rest } = state;
  const untaken = depth ? untakenAfter(away ? undefined : before, depth, pulses) : before;
  return {
    ...rest,
    ...(depth ? { depth } : {}),
    ...(untaken ? { untaken } : {}),
    ...(away ? { evaluatedUntil: at.subtract({ minutes: 1 }), notBefore: at.add(settles) } : {}),
  };
}

function judgeMinute(state: WatchState, look: Look, terms: Terms, surroundings: Surroundings): Judged {
  const at = state.evaluatedUntil.add({ minutes: 1 });
  const { mode, settles, applicationDown, maintenanceAt, pausedAt } = surroundings;
  const pulses = look.pulses.filter(({ minute }) => Temporal.Instant.compare(minute, at) < 0);
  const passed = withPulses(state, pulses);
  const lastDue = terms.expected.by.map((by, index) => {
    const before = terms.expected.by.length === state.lastDue.length ? state.lastDue[index] : null;
    return lastPassed(by, terms.zone, before ?? state.knownSince, at) ?? before ?? null;
  });
  const present: WatchState = {
    ...passed,
    evaluatedUntil: at,
    lastDue,
    ...(applicationDown ? { notBefore: at.add(settles) } : {}),
  };
  const happenings: Happening[] = [];
  const stalls: WatchState["stalls"] = { ...state.stalls };
  const elsewhere = applicationDown ?? maintenanceAt(at);
  const pause = pausedAt(at);
  for (const [kind, rule] of RULES) {
    const paused = SHOWN_BY_PAUSE.includes(kind) ? pause : undefined;
    const step = hysteresis(kind, state.stalls[kind], rule({ ...present, at, pulses }, terms), {
      at,
      mode,
      holding: terms.expected,
      // A gate that fails is the watchdog's own trouble, which nothing else explains.
      notBefore: kind === "gate-failure" ? undefined : present.notBefore,
      explainedBy: kind === "gate-failure" ? undefined : (elsewhere ?? paused ?? alike(kind, state, stalls)),
    });
    if (step.stall) stalls[kind] = step.stall;
    else delete stalls[kind];
    happenings.push(...step.happenings);
  }
  return { state: { ...present, stalls }, happenings };
}

/** The cause of a stall of this flow that is open already and shows the same trouble. */
function alike(kind: StallKind, { type, id }: WatchState, stalls: WatchState["stalls"]): string | undefined {
  const group = ALIKE.find((kinds) => kinds.includes(kind)) ?? [];
  const open = group.find((other) => other !== kind && stalls[other]?.openedAt);
  return open && causeOf({ type, id }, open);
}

function withPulses(state: WatchState, pulses: readonly Pulse[]): WatchState {
  let { lastReceived, lastForwarded } = state;
  for (const { minute, received, forwarded } of pulses) {
    if (received > 0 && !(lastReceived && Temporal.Instant.compare(minute, lastReceived) <= 0))
      lastReceived = minute;
    if (forwarded > 0 && !(lastForwarded && Temporal.Instant.compare(minute, lastForwarded) <= 0))
      lastForwarded = minute;
  }
  return {
    ...state,
    ...(lastReceived ? { lastReceived } : {}),
    ...(lastForwarded ? { lastForwarded } : {}),
  };
}
