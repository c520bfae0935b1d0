import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import { isPull, type PullProbe } from "../../schemas/probe.ts";
import { probeId, type ProbeState } from "../../schemas/probe-state.ts";
import { errorTrace } from "../error-trace.ts";
import type { Prober, ProbeStates } from "../ports.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { nextState } from "./next-state.ts";

/** What probing reaches outside itself. */
export interface ProbePorts {
  readonly prober: Prober;
  readonly probes: ProbeStates;
}

/** So many at once, that 200 probes which all time out after ten seconds end within a minute. */
const CONCURRENT_PROBES = 50;

function pullProbes({ applications }: Client): readonly (readonly [id: string, probe: PullProbe])[] {
  return Object.entries(applications).flatMap(([application, { probes }]) =>
    Object.entries(probes).flatMap(([name, probe]) =>
      isPull(probe) ? [[probeId(application, name), probe] as const] : [],
    ),
  );
}

/**
 * Asks every application of a client that has probes of https or tcp, and keeps what it answered. What
 * another run wrote meanwhile stays; a probe that cannot be kept holds up no other.
 *
 * @returns how many probes were kept
 */
export async function probeApplications(
  client: Client,
  now: Temporal.Instant,
  { prober, probes }: ProbePorts,
): Promise<number> {
  const known = new Map((await probes.all()).map((state): [string, ProbeState] => [state.id, state]));
  const outcomes = await pMap(
    pullProbes(client),
    async ([id, probe]) => {
      try {
        const result = judgeAnswer(probe, await prober.ask(probe));
        const state = nextState(id, probe, known.get(id), result, now);
        return state ? await probes.save(state) : "lost";
      } catch (error) {
        console.error({ message: "a probe could not be run", probe: id, error: errorTrace(error) });
        return "failed";
      }
    },
    { concurrency: CONCURRENT_PROBES },
  );
  return outcomes.filter((outcome) => outcome === "written").length;
}
