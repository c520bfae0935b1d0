import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { gate, type Passage } from "../../../functions/gate/gate.ts";
import { type JobWanted, newJob } from "../../../functions/job/life.ts";
import { runAutomatic } from "../../../functions/job/run-automatic.ts";
import { runJobs } from "../../../functions/job/run.ts";
import { defineClient } from "../../../schemas/client.ts";
import type { JobPace, ReplayJob } from "../../../schemas/replay-job.ts";
import { letter, letterPassage } from "../letters.ts";
import { MemoryAudit } from "../memory-audit.ts";
import { MemoryAutomatic } from "../memory-automatic.ts";
import { MemoryJobs } from "../memory-jobs.ts";
import { MemoryRecipes } from "../memory-recipes.ts";
import { MemoryPorts } from "../memory-ports.ts";

/** When the job is asked for. */
export const asked = Temporal.Instant.from("2026-11-24T09:00:00Z");
/** The flow as it holds letters, and after its contract was mended. */
export const strict = letterPassage();
const mended = letterPassage({}, 30);
/** A text that is too long, until the contract is mended. */
export const long = "longer than ten";
export const ID = "letters.1";
const { desk } = defineClient({
  id: "acme",
  name: "Acme",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    letters: { source: "office", target: "archive", contract: strict.flow.contract, expectation: "none" },
  },
});

/** A quarantine of letters, and a job on it. */
export class JobDesk {
  readonly ports = new MemoryPorts();
  readonly jobs = new MemoryJobs(this.ports);
  readonly recipes = new MemoryRecipes();
  readonly automatic = new MemoryAutomatic(this.ports);
  readonly audit = new MemoryAudit();
  now = asked;
  depth: number | undefined = 0;
  paused = 0;
  #runs = 0;

  async hold(ids: readonly string[], text = long, minutesAgo = 10): Promise<void> {
    await gate(
      strict,
      ids.map((id) => letter(id, text)),
      this.now.subtract({ minutes: minutesAgo }),
      this.ports,
    );
  }

  async start(
    pace: JobPace = { batch: 10 },
    rate: number | null = null,
    correcting: Partial<Pick<JobWanted, "recipe" | "needsApproval">> = {},
  ): Promise<void> {
    const filter = { flow: "letters" };
    const wanted = {
      id: ID,
      filter,
      pace,
      rate,
      startAt: undefined,
      matching: this.ports.held.size,
      ...correcting,
    };
    await this.jobs.create(newJob({ ...wanted, by: "ana", at: asked, why: "the contract was mended" }));
  }

  /** What the schedule does each minute. */
  async minute(passage: Passage = mended): Promise<void> {
    this.now = this.now.add({ minutes: 1 });
    await this.run(passage);
  }

  /** One run of the function. */
  async run(passage: Passage = mended): Promise<void> {
    const run = `run ${(this.#runs += 1)}`;
    await runJobs(run, this.#portsOf(passage));
  }

  /** One run of what recipes do by themselves. */
  runAutomatic(passage: Passage = mended): Promise<void> {
    return runAutomatic(this.#portsOf(passage));
  }

  #portsOf(passage: Passage) {
    return {
      door: this.ports.door,
      journal: this.ports.journal,
      pulses: this.ports.pulses,
      quarantine: this.ports.quarantine,
      archive: this.ports.archive,
      lines: this.ports.lines,
      client: { flows: { letters: passage.flow }, desk },
      passageOf: () => passage,
      signatures: { ofFlow: async () => [] },
      jobs: this.jobs,
      recipes: this.recipes,
      automatic: this.automatic,
      audit: this.audit,
      newId: randomUUID,
      depths: {
        of: async () => (this.depth === undefined ? undefined : { waiting: this.depth, inFlight: 0 }),
      },
      clock: { now: () => this.now },
      pause: async (milliseconds: number) => {
        this.paused += milliseconds;
        this.now = this.now.add({ milliseconds });
      },
      limits: desk.jobs,
    };
  }

  get job(): ReplayJob {
    const job = this.jobs.jobs.get(ID);
    if (!job) throw new Error("there is no job");
    return job;
  }

  states(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { state } of this.ports.held.values()) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  }

  outcomes(): readonly (readonly [string, string | null])[] {
    return [...this.jobs.kept.values()].map(({ outcome, code }) => [outcome, code] as const);
  }
}

/** Names of so many letters. */
export const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => String(from + index));
