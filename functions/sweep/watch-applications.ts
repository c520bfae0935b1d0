import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Plan } from "../../schemas/plan.ts";
import type { WatchState } from "../../schemas/watch-state.ts";
import { errorTrace } from "../error-trace.ts";
import { type Explained, takeInExplained } from "../incident/take-in.ts";
import type { Incidents, ProbeStates } from "../ports.ts";
import {
  downCause,
  judgeApplication,
  type ProbeResults,
  type WatchedApplication,
} from "./application-stall.ts";
import { maintenanceOf, watchModeOf } from "./planned.ts";
import { firstState } from "./stall.ts";
import { conclude, type Judgement, type Watching, type WatchPorts } from "./watch.ts";

/** What watching applications reaches outside itself. */
export interface ApplicationPorts extends WatchPorts {
  readonly probes: Pick<ProbeStates, "all">;
}

/** An application that is down, and so explains what its flows do not do. */
export interface DownApplication {
  readonly id: string;
  readonly mode: WatchMode;
  readonly cause: string;
}

/** What came of watching applications. */
export interface ApplicationWatching extends Watching {
  readonly down: readonly DownApplication[];
}

const CONCURRENT_APPLICATIONS = 10;
const NOTHING: ApplicationWatching = { changed: [], wrong: [], explained: [], down: [] };

/** A client's applications as the sweep watches them, by its configuration and what people entered. */
export function watchedApplications(client: Client, plan: Plan): readonly WatchedApplication[] {
  const { applications, incidents } = client;
  const maintenance = maintenanceOf(plan, client);
  return Object.entries(applications).map(([id, { watch, probes, opensAfter, clearsAfter }]) => ({
    id,
    mode: watchModeOf({ type: "application", id }, watch, plan),
    maintenanceAt: maintenance({ type: "application", id }),
    probes,
    holding: { opensAfter, clearsAfter },
    settles: incidents.settles,
  }));
}

/**
 * Judges every application that has probes, or had, for the minutes since it was last judged, and opens,
 * reopens or resolves what came of it. One that fails is left to the next sweep.
 */
export async function watchApplications(
  applications: readonly WatchedApplication[],
  now: Temporal.Instant,
  judgement: Judgement,
  ports: ApplicationPorts,
): Promise<ApplicationWatching> {
  const at = now.round({ smallestUnit: "minute", roundingMode: "floor" });
  const known = new Map((await ports.states.all("application")).map((state) => [state.id, state]));
  const watched = applications.filter(
    ({ id, probes }) => Object.keys(probes).length > 0 || Object.keys(known.get(id)?.stalls ?? {}).length > 0,
  );
  if (watched.length === 0) return NOTHING;
  const results = new Map((await ports.probes.all()).map((state) => [state.id, state]));
  const all = await pMap(
    watched,
    async (application) => {
      try {
        const state =
          known.get(application.id) ?? firstState({ type: "application", id: application.id }, at);
        return await watchApplication(application, state, results, at, judgement, ports);
      } catch (error) {
        const { id } = application;
        console.error({
          message: "an application could not be watched",
          application: id,
          error: errorTrace(error),
        });
        return NOTHING;
      }
    },
    { concurrency: CONCURRENT_APPLICATIONS },
  );
  return {
    changed: all.flatMap(({ changed }) => changed),
    wrong: all.flatMap(({ wrong }) => wrong),
    explained: [],
    down: all.flatMap(({ down }) => down),
  };
}

async function watchApplication(
  application: WatchedApplication,
  before: WatchState,
  results: ProbeResults,
  at: Temporal.Instant,
  judgement: Judgement,
  ports: ApplicationPorts,
): Promise<ApplicationWatching> {
  const { id, mode } = application;
  const judged = judgeApplication(before, application, results, at);
  const watching = await conclude(judged, before, judgement, ports);
  const cause = downCause(judged.state, application, results);
  return { ...watching, down: cause === undefined ? [] : [{ id, mode, cause }] };
}

/**
 * Attaches to the incident of each application that is down what it explains of its flows, also what it
 * explained before its incident opened.
 */
export async function attachExplained(
  down: readonly DownApplication[],
  explained: readonly Explained[],
  incidents: Incidents,
): Promise<void> {
  for (const { cause } of down) {
    const causes = explained.filter(({ by }) => by === cause);
    if (causes.length > 0) await takeInExplained(cause, causes, incidents);
  }
}
