import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { JobOutcome, ReplayJob } from "../../../schemas/replay-job.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import type { ReplayJobs } from "../../ports.ts";

interface PageAsked {
  readonly limit: number;
  readonly cursor: string | undefined;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Where in a list of jobs a page ended: at this one. */
const Position = z.tuple([z.iso.datetime(), z.string().max(80)]);
type Position = z.output<typeof Position>;

/** The exchange at which a page of outcomes ended. */
const OutcomePosition = z.tuple([z.string().min(1).max(200)]);

function read<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

function pageOf<Item>(
  taken: readonly Item[],
  limit: number,
  positionOf: (last: Item) => unknown,
): Page<Item> {
  const items = taken.slice(0, limit);
  const last = items.at(-1);
  const more = last !== undefined && taken.length > limit;
  return { items, next: more ? Buffer.from(JSON.stringify(positionOf(last))).toString("base64url") : null };
}

const positionOf = ({ at, id }: ReplayJob): Position => [timestamp(at), id];

const byPosition = (a: Position, b: Position) => b[0].localeCompare(a[0]) || a[1].localeCompare(b[1]);

/** The first jobs of a phase after a position; of those of one time all, since the index gives them in no order. */
async function firstOf(
  jobs: Pick<ReplayJobs, "list">,
  phase: "open" | "over",
  isAsked: (job: ReplayJob) => boolean,
  { limit, after }: { readonly limit: number; readonly after: Position | undefined },
): Promise<readonly ReplayJob[]> {
  const taken: ReplayJob[] = [];
  for await (const job of jobs.list(phase, after && Temporal.Instant.from(after[0]))) {
    const last = taken.at(-1);
    if (taken.length > limit && last && !last.at.equals(job.at)) break;
    if (isAsked(job) && (!after || byPosition(positionOf(job), after) > 0)) taken.push(job);
  }
  return taken;
}

/** A page of jobs, newest first; undefined where the cursor is none of them. */
export async function jobPage(
  jobs: Pick<ReplayJobs, "list">,
  isAsked: (job: ReplayJob) => boolean,
  { limit, cursor }: PageAsked,
): Promise<Page<ReplayJob> | undefined> {
  const after = cursor === undefined ? undefined : read(Position, cursor);
  if (cursor !== undefined && !after) return undefined;
  const phases = ["open", "over"] as const;
  const found = await Promise.all(phases.map((phase) => firstOf(jobs, phase, isAsked, { limit, after })));
  // One that ended in between is in both.
  const distinct = new Map(found.flat().map((job) => [job.id, job]));
  const taken = [...distinct.values()].toSorted((a, b) => byPosition(positionOf(a), positionOf(b)));
  return pageOf(taken, limit, positionOf);
}

/** A page of what became of a job's exchanges; undefined where the cursor is none of them. */
export async function outcomePage(
  jobs: Pick<ReplayJobs, "outcomes">,
  id: string,
  { limit, cursor }: PageAsked,
): Promise<Page<JobOutcome> | undefined> {
  const after = cursor === undefined ? undefined : read(OutcomePosition, cursor);
  if (cursor !== undefined && !after) return undefined;
  const taken: JobOutcome[] = [];
  for await (const one of jobs.outcomes(id, after?.[0], limit + 1)) {
    taken.push(one);
    if (taken.length > limit) break;
  }
  return pageOf(taken, limit, ({ exchange }) => [exchange]);
}
