import { hash } from "node:crypto";
import type { AutomaticRecipe } from "../../schemas/automatic-recipe.ts";
import type { Client } from "../../schemas/client.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";
import type { SavedRecipe } from "../../schemas/saved-recipe.ts";
import { errorTrace } from "../error-trace.ts";
import type { Audit, AutomaticRecipes, Clock, Recipes, ReplayJobs } from "../ports.ts";
import { automaticReason, lookedAt } from "./automatic.ts";
import { cancelled, newJob } from "./life.ts";
import { countMatching, type MatchingPorts, nextBatch } from "./matching.ts";

/** What letting recipes apply by themselves reaches outside itself. */
export interface AutomaticPorts extends MatchingPorts {
  readonly client: Pick<Client, "flows" | "desk">;
  readonly automatic: AutomaticRecipes;
  readonly recipes: Pick<Recipes, "find">;
  readonly jobs: Pick<ReplayJobs, "find" | "create" | "change">;
  readonly audit: Pick<Audit, "intend" | "conclude">;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Few at a time, so that a refusal stops it early. */
const BATCH = 10;

/** In whose name the audit trail tells what nobody did by hand. */
const WATCHDOG = "watchdog";

const filterOf = ({ flow, signature, from }: AutomaticRecipe) => ({ flow, signature, from });

/**
 * Starts a job where something new is held for a failure whose recipe applies by itself. That it is about to is written
 * first, with the name of the job, so that what breaks off is created under that name by the next run, and once.
 */
async function begin(
  automatic: AutomaticRecipe,
  { recipe }: SavedRecipe,
  ports: AutomaticPorts,
): Promise<void> {
  const at = ports.clock.now();
  const sought = { filter: filterOf(automatic), cutOff: at };
  const { batch } = await nextBatch({ ...sought, cursor: null }, 1, ports);
  if (batch.length === 0) return;
  const { matching } = await countMatching(sought, ports);
  const id = automatic.job ?? `${automatic.flow}.${ports.newId().slice(0, 8)}`;
  if (automatic.job === null && (await ports.automatic.save({ ...automatic, job: id })) === "lost") return;
  const limit = automatic.cap - automatic.corrected;
  const why = automaticReason(automatic);
  const job = newJob({
    id,
    filter: sought.filter,
    recipe,
    automatic: { limit },
    pace: { batch: BATCH },
    rate: ports.client.desk.jobs.ratePerSecond ?? null,
    startAt: undefined,
    matching: Math.min(matching, limit),
    by: automatic.by,
    at,
    why,
  });
  const act = { act: ports.newId(), subject: `job/${id}`, at };
  await ports.audit.intend({ ...act, by: WATCHDOG, address: "-", action: "start automatic job", why });
  await ports.jobs.create(job);
  const hashTo = hash("sha256", JSON.stringify(recipe), "hex");
  await ports.audit.conclude({ ...act, result: "done", to: job.revision, hashTo });
}

/** Its job takes no more: by its end it is allowed nothing. */
async function stop(job: ReplayJob, { jobs, clock }: AutomaticPorts): Promise<void> {
  await jobs.change(job.id, (current) => {
    const decision = cancelled(current, clock.now());
    return decision.outcome === "done" ? decision.job : undefined;
  });
}

async function goOn(found: AutomaticRecipe, ports: AutomaticPorts): Promise<void> {
  const flow = ports.client.flows[found.flow];
  const isAllowed = flow !== undefined && !flow.sensitive && flow.contract.format.edit !== undefined;
  const [job, kept] = await Promise.all([
    found.job === null ? undefined : ports.jobs.find(found.job),
    ports.recipes.find(found.flow, found.signature),
  ]);
  const looked = lookedAt(found, { job, kept, isAllowed, now: ports.clock.now() });
  const isEnding = looked.endedFor !== null;
  // A job that was refused something stays paused, for a person to look at.
  if (isEnding && looked.endedFor !== "refused" && job && looked.job !== null) await stop(job, ports);
  const isChanged = isEnding || looked.job !== found.job;
  if (isChanged && (await ports.automatic.save(looked)) === "lost") return;
  if (isEnding || !kept || (looked.job !== null && job)) return;
  await begin(isChanged ? { ...looked, revision: looked.revision + 1 } : looked, kept, ports);
}

/**
 * Goes on with the recipes that apply by themselves: counts what their jobs have corrected, ends those that are at their
 * end, and starts a job where something new is held, unless one is open.
 *
 * @throws at the end, where any failed: what the guardian counts are failed invocations
 */
export async function runAutomatic(ports: AutomaticPorts): Promise<void> {
  let failed = 0;
  for await (const one of ports.automatic.running()) {
    try {
      await goOn(one, ports);
    } catch (error) {
      failed += 1;
      const { flow, signature } = one;
      const message = "an automatic recipe could not go on";
      console.error({ message, flow, signature, error: errorTrace(error) });
    }
  }
  if (failed > 0) throw new Error(`${failed} automatic recipes could not go on`);
}
