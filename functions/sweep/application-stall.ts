import { Temporal } from "temporal-polyfill";
import type { Expected, WatchMode } from "../../schemas/expectation.ts";
import type { Probe } from "../../schemas/probe.ts";
import { probeId, type ProbeState } from "../../schemas/probe-state.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { WatchState } from "../../schemas/watch-state.ts";
import { causeOf } from "../incident/cause.ts";
import { type Happening, hysteresis } from "./hysteresis.ts";
import { certificateExpiring } from "./rules/certificate-expiring.ts";
import type { ApplicationSight } from "./rules/probe-sight.ts";
import { unreachable } from "./rules/unreachable.ts";
import type { Verdict } from "./rules/verdict.ts";
import { type Judged, wasAway } from "./stall.ts";

/** An application to be watched by its probes. */
export interface WatchedApplication {
  readonly id: string;
  readonly mode: WatchMode;
  readonly probes: Readonly<Record<string, Probe>>;
  readonly holding: Pick<Expected, "opensAfter" | "clearsAfter">;
  /** The maintenance that the application is in at a minute. */
  readonly maintenanceAt: (at: Temporal.Instant) => string | undefined;
  /** How long nothing opens after the sweep itself was away. */
  readonly settles: Temporal.Duration;
}

/** The last results of probes, by their ids. */
export type ProbeResults = ReadonlyMap<string, ProbeState>;

/** The rules of an application; they say nothing where too little is known, and all stays as it was. */
const RULES: readonly (readonly [StallKind, (sight: ApplicationSight) => Verdict | undefined])[] = [
  ["unreachable", unreachable],
  ["certificate-expiring", certificateExpiring],
];

function sightOf(
  { id, probes }: WatchedApplication,
  { expectedSince = {}, notBefore }: WatchState,
  results: ProbeResults,
  at: Temporal.Instant,
): ApplicationSight {
  const views = Object.entries(probes).map(([name, probe]) => ({
    name,
    probe,
    expectedSince: expectedSince[name] ?? at,
    state: results.get(probeId(id, name)),
  }));
  return { at, probes: views, notBefore };
}

/** The state with the probes that there are now, and with the time that a sweep's own absence gives. */
function present(state: WatchState, application: WatchedApplication, at: Temporal.Instant): WatchState {
  const names = Object.keys(application.probes);
  const known = state.expectedSince ?? {};
  const expectedSince = Object.fromEntries(names.map((name) => [name, known[name] ?? at]));
  if (!wasAway(state, at)) return { ...state, expectedSince };
  return {
    ...state,
    expectedSince,
    evaluatedUntil: at.subtract({ minutes: 1 }),
    notBefore: at.add(application.settles),
  };
}

function judgeMinute(state: WatchState, application: WatchedApplication, results: ProbeResults): Judged {
  const { mode, holding } = application;
  const at = state.evaluatedUntil.add({ minutes: 1 });
  const sight = sightOf(application, state, results, at);
  const stalls: WatchState["stalls"] = { ...state.stalls };
  const happenings: Happening[] = [];
  for (const [kind, rule] of RULES) {
    const verdict = rule(sight);
    if (!verdict) continue;
    const circumstances = {
      at,
      mode,
      holding,
      notBefore: state.notBefore,
      explainedBy: application.maintenanceAt(at),
    };
    const step = hysteresis(kind, state.stalls[kind], verdict, circumstances);
    if (step.stall) stalls[kind] = step.stall;
    else delete stalls[kind];
    happenings.push(...step.happenings);
  }
  return { state: { ...state, evaluatedUntil: at, stalls }, happenings };
}

/**
 * Judges an application for each whole minute since it was last judged, as flows are judged. A look at an
 * earlier minute changes nothing.
 */
export function judgeApplication(
  state: WatchState,
  application: WatchedApplication,
  results: ProbeResults,
  until: Temporal.Instant,
): Judged {
  if (Temporal.Instant.compare(until, state.evaluatedUntil) <= 0) return { state, happenings: [] };
  let judged = present(state, application, until);
  const happenings: Happening[] = [];
  while (Temporal.Instant.compare(judged.evaluatedUntil, until) < 0) {
    const step = judgeMinute(judged, application, results);
    judged = step.state;
    happenings.push(...step.happenings);
  }
  return { state: judged, happenings };
}

/**
 * The cause by which an application explains what its flows do not do: it is down, called about already or
 * not yet. What is not known any more explains nothing.
 */
export function downCause(
  state: WatchState,
  application: WatchedApplication,
  results: ProbeResults,
): string | undefined {
  const { type, id, evaluatedUntil, stalls } = state;
  if (!stalls.unreachable) return undefined;
  const verdict = unreachable(sightOf(application, state, results, evaluatedUntil));
  return verdict && causeOf({ type, id }, "unreachable", stalls.unreachable.mode ?? application.mode);
}
