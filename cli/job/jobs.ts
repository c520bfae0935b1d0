import type * as z from "zod";
import {
  approveJob,
  cancelJob,
  listJobs as listing,
  pauseJob,
  resumeJob,
  type ShownJob,
  showJob as showing,
  startJob as starting,
  tryJob as trying,
} from "../../schemas/api/job-operations.ts";
import { apiAccess, ask, askAll } from "../desk-api.ts";
import { recipeFile } from "../recipe-file.ts";

const PAGE = 200;

/** A job as the API shows it. */
export type Job = z.input<typeof ShownJob>;

/** What a person may do with a job. */
const CHANGES = { approve: approveJob, pause: pauseJob, resume: resumeJob, cancel: cancelJob } as const;
export type JobChange = keyof typeof CHANGES;

/** Replay jobs, those first that were asked for last, so many at most. */
export async function listJobs(limit: number): Promise<readonly Job[]> {
  if (limit === 0) return [];
  const access = await apiAccess();
  return askAll((cursor) => {
    const query = { cursor, limit: Math.min(limit, PAGE) };
    return ask(access, listing, { parameters: {}, query, body: undefined });
  }, limit);
}

/** One replay job. */
export async function showJob(id: string): Promise<Job> {
  return ask(await apiAccess(), showing, { parameters: { id }, query: {}, body: undefined });
}

/** What an operation takes, with the file of the recipe in place of the recipe. */
type WithFile<Body> = Omit<Body, "recipe"> & { readonly recipe: string | undefined };

const recipeIn = async (file: string | undefined) =>
  file === undefined ? {} : { recipe: await recipeFile(file) };

/**
 * Starts a replay job.
 *
 * @throws {CommandFailure} where the recipe cannot be read, or the job is refused
 */
export async function startJob(
  { recipe, ...asked }: WithFile<z.input<typeof starting.body>>,
  person: string | undefined,
): Promise<Job> {
  const body = { ...asked, ...(await recipeIn(recipe)) };
  return ask(await apiAccess(person), starting, { parameters: {}, query: {}, body });
}

/**
 * What a replay job would take.
 *
 * @throws {CommandFailure} where the recipe cannot be read
 */
export async function tryJob(
  { recipe, ...asked }: WithFile<z.input<typeof trying.body>>,
  person: string | undefined,
): Promise<z.input<typeof trying.answer>> {
  const body = { ...asked, ...(await recipeIn(recipe)) };
  return ask(await apiAccess(person), trying, { parameters: {}, query: {}, body });
}

/** Approves, pauses, resumes or cancels a replay job. */
export async function changeJob(id: string, change: JobChange, person: string | undefined): Promise<Job> {
  const asked = { parameters: { id }, query: {}, body: undefined };
  return ask(await apiAccess(person), CHANGES[change], asked);
}
