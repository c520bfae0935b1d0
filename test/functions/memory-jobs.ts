import { isOver } from "../../functions/job/life.ts";
import type { ReplayJobs } from "../../functions/ports.ts";
import { JobAnswers, type JobOutcome, type ReplayJob } from "../../schemas/replay-job.ts";
import type { MemoryPorts } from "./memory-ports.ts";

/** Replay jobs in memory, each call of which a test may end the process at. */
export class MemoryJobs implements ReplayJobs {
  readonly jobs = new Map<string, ReplayJob>();
  readonly kept = new Map<string, JobOutcome>();
  readonly #ports: Pick<MemoryPorts, "call">;

  constructor(ports: Pick<MemoryPorts, "call">) {
    this.#ports = ports;
  }

  create(job: ReplayJob) {
    return this.#ports.call("create job", () => {
      if (this.jobs.has(job.id)) return "lost";
      this.jobs.set(job.id, job);
      return "written";
    });
  }

  find(id: string) {
    return this.#ports.call("find job", () => this.jobs.get(id));
  }

  change(id: string, decide: (job: ReplayJob) => ReplayJob | undefined) {
    return this.#ports.call("change job", () => {
      const job = this.jobs.get(id);
      const decided = job && decide(job);
      if (!job || !decided) return { changed: false, job };
      const next = { ...decided, revision: job.revision + 1 };
      this.jobs.set(id, next);
      return { changed: true, job: next };
    });
  }

  async *list(phase: "open" | "over") {
    await Promise.resolve();
    yield* [...this.jobs.values()].filter((job) => isOver(job) === (phase === "over")).toReversed();
  }

  record(id: string, outcomes: readonly JobOutcome[]) {
    return this.#ports.call("record outcomes", () => {
      for (const one of outcomes) this.kept.set(`${id} ${one.exchange}`, one);
    });
  }

  readonly answered = new Map<string, JobAnswers>();

  noteAnswer(id: string, answer: keyof JobAnswers) {
    return this.#ports.call("note answer on job", () => {
      const known = this.answered.get(id) ?? JobAnswers.parse({});
      this.answered.set(id, { ...known, [answer]: known[answer] + 1 });
    });
  }

  answers(id: string) {
    return this.#ports.call("answers of job", () => this.answered.get(id) ?? JobAnswers.parse({}));
  }

  async *outcomes(id: string) {
    await Promise.resolve();
    for (const [key, one] of this.kept) if (key.startsWith(id)) yield one;
  }
}
