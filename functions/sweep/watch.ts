import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Pulse } from "../../schemas/pulse.ts";
import { StallKind } from "../../schemas/stall-kind.ts";
import { type Evidence, type Subject, WatchState } from "../../schemas/watch-state.ts";
import { errorTrace } from "../error-trace.ts";
import { causeOf, isCauseOf } from "../incident/cause.ts";
import type { RelapsePolicy } from "../incident/stalled.ts";
import { type Explained, takeInExplained, takeInRecovery, takeInStall } from "../incident/take-in.ts";
import type { Incidents, Plans, PulseReader, QueueDepths, WatchStates } from "../ports.ts";
import type { Happening } from "./hysteresis.ts";
import { pulsesFor } from "./look.ts";
import { maintenanceNamed, withExplained } from "./planned.ts";
import type { Terms } from "./rules/sight.ts";
import { firstState, judge, type Judged, type Surroundings } from "./stall.ts";
import type { Depth } from "./taken.ts";

/** How an incident ranks, and whom it needs. */
type Qualified = Pick<Incident, "flows" | "impact" | "urgency" | "priority" | "competence">;

/** What watching reaches outside itself. */
export interface WatchPorts {
  readonly pulses: PulseReader;
  readonly states: WatchStates;
  readonly depths: QueueDepths;
  readonly incidents: Incidents;
  readonly plans: Pick<Plans, "changeMaintenance">;
}

/** How what was found becomes an incident. */
export interface Judgement {
  readonly qualify: (
    kind: StallKind,
    subject: Subject,
    at: Temporal.Instant,
    evidence: Evidence,
  ) => Qualified;
  readonly relapse: RelapsePolicy;
}

/** A flow to be watched, with the queues that show what waits. */
export interface WatchedFlow {
  readonly id: string;
  readonly terms: Terms;
  readonly mode: WatchMode;
  readonly inbound: string;
  /** Undefined where the flow is tapped. */
  readonly target: string | undefined;
  readonly surroundings: Omit<Surroundings, "mode">;
}

/** What came of watching. */
export interface Watching {
  /** The causes whose incidents changed. */
  readonly changed: readonly string[];
  /** The causes that are wrong now. */
  readonly wrong: readonly string[];
  /** What is wrong now and opens nothing, since something else explains it. */
  readonly explained: readonly Explained[];
}

const CONCURRENT_FLOWS = 25;
const NOTHING: Watching = { changed: [], wrong: [], explained: [] };

/** A state in which nothing but the time has moved on is written no more often than this, in minutes. */
const SAVED_EVERY_MINUTES = 3;

/** What of a state must not be lost: judging a minute again is harmless, forgetting what was seen is not. */
function remembered(state: WatchState): string {
  const { depth, knownSince } = state;
  const undated = { ...state, evaluatedUntil: knownSince, depth: depth && { ...depth, at: knownSince } };
  return JSON.stringify(z.encode(WatchState, undated));
}

function isWorthSaving(before: WatchState, after: WatchState): boolean {
  if (before.revision === 0) return true;
  if (before.evaluatedUntil.until(after.evaluatedUntil).total("minutes") >= SAVED_EVERY_MINUTES) return true;
  return remembered(before) !== remembered(after);
}

/** The causes of what is open of a subject. */
function wrongIn({ type, id, stalls }: WatchState): readonly string[] {
  return StallKind.options.flatMap((kind) => {
    const stall = stalls[kind];
    return stall?.openedAt ? [causeOf({ type, id }, kind, stall.mode)] : [];
  });
}

/** What of a subject another cause explains. */
function explainedIn({ type, id, stalls }: WatchState): readonly Explained[] {
  return StallKind.options.flatMap((kind) => {
    const stall = stalls[kind];
    if (!stall?.explainedBy) return [];
    return [{ by: stall.explainedBy, cause: causeOf({ type, id }, kind), since: stall.begun }];
  });
}

/**
 * Takes what happened to a subject into its incidents, oldest first; each is safe to take in again.
 *
 * @returns the causes whose incidents changed, since an index may not show them yet
 */
async function takeIn(
  subject: Subject,
  happenings: readonly Happening[],
  { qualify, relapse }: Judgement,
  { incidents, plans }: Pick<WatchPorts, "incidents" | "plans">,
): Promise<readonly string[]> {
  const causes: string[] = [];
  for (const happening of happenings) {
    const { kind, at, since, evidence } = happening;
    if (happening.type === "explained") {
      const explained = { cause: causeOf(subject, kind), since };
      const maintenance = maintenanceNamed(happening.by);
      if (maintenance !== undefined)
        await plans.changeMaintenance(maintenance, (present) => withExplained(present, explained));
      // What an application explains is attached for all its flows at once.
      else if (isCauseOf(subject, happening.by)) await takeInExplained(happening.by, [explained], incidents);
      continue;
    }
    const { mode } = happening;
    const cause = causeOf(subject, kind, mode);
    causes.push(cause);
    if (happening.type === "cleared") await takeInRecovery(cause, at, incidents);
    else {
      const found = {
        cause,
        mode,
        kind,
        subject,
        at,
        since,
        evidence,
        ...qualify(kind, subject, at, evidence),
      };
      await takeInStall(found, relapse, incidents);
    }
  }
  return causes;
}

/**
 * Writes what was judged: first the incidents, then the state, so that a crash in between only makes the
 * next sweep judge the same minutes again.
 */
export async function conclude(
  judged: Judged,
  before: WatchState,
  judgement: Judgement,
  ports: WatchPorts,
): Promise<Watching> {
  const { type, id } = judged.state;
  const changed = await takeIn({ type, id }, judged.happenings, judgement, ports);
  if (isWorthSaving(before, judged.state)) await ports.states.save(judged.state);
  return { changed, wrong: wrongIn(judged.state), explained: explainedIn(judged.state) };
}

/** In what is not there nothing waits. */
const NO_QUEUE = { waiting: 0, inFlight: 0 };

async function depthOf(
  { inbound, target }: WatchedFlow,
  at: Temporal.Instant,
  depths: QueueDepths,
): Promise<Depth | undefined> {
  const [ofInbound, ofTarget] = await Promise.all([
    depths.of(inbound),
    target === undefined ? NO_QUEUE : depths.of(target),
  ]);
  return ofInbound && ofTarget ? { at, inbound: ofInbound, target: ofTarget } : undefined;
}

/**
 * Judges every flow for the minutes since it was last judged, and opens, reopens, resolves or attaches what
 * came of it. One flow that fails is left to the next sweep, and holds up no other.
 *
 * @param now any instant; whole minutes up to it are judged
 */
export async function watchFlows(
  flows: readonly WatchedFlow[],
  now: Temporal.Instant,
  judgement: Judgement,
  ports: WatchPorts,
): Promise<Watching> {
  const at = now.round({ smallestUnit: "minute", roundingMode: "floor" });
  const known = new Map((await ports.states.all("flow")).map((state) => [state.id, state]));
  const watched = flows.map((flow) => {
    const state = known.get(flow.id) ?? firstState({ type: "flow", id: flow.id }, at);
    return { flow, state, id: flow.id, expected: flow.terms.expected };
  });
  const pulses = await pulsesFor(watched, at, ports.pulses);
  const all = await pMap(
    watched,
    async ({ flow, state }) => {
      try {
        return await watchFlow(flow, state, at, pulses.get(flow.id), judgement, ports);
      } catch (error) {
        console.error({ message: "a flow could not be watched", flow: flow.id, error: errorTrace(error) });
        return NOTHING;
      }
    },
    { concurrency: CONCURRENT_FLOWS },
  );
  return {
    changed: all.flatMap(({ changed }) => changed),
    wrong: all.flatMap(({ wrong }) => wrong),
    explained: all.flatMap(({ explained }) => explained),
  };
}

async function watchFlow(
  flow: WatchedFlow,
  state: WatchState,
  at: Temporal.Instant,
  readPulses: (() => Promise<readonly Pulse[]>) | undefined,
  judgement: Judgement,
  ports: WatchPorts,
): Promise<Watching> {
  if (state.revision > 0 && Temporal.Instant.compare(at, state.evaluatedUntil) <= 0)
    return { changed: [], wrong: wrongIn(state), explained: explainedIn(state) };
  const depth = flow.terms.expected.backlog ? await depthOf(flow, at, ports.depths) : undefined;
  const look = { at, depth, pulses: (await readPulses?.()) ?? [] };
  const judged = judge(state, look, flow.terms, { ...flow.surroundings, mode: flow.mode });
  return conclude(judged, state, judgement, ports);
}
