import { type Command, InvalidArgumentError, Option } from "commander";
import type { Temporal } from "temporal-polyfill";
import { JOB_BATCH_MAX } from "../../schemas/replay-job.ts";
import { asOption } from "../desk/acting.ts";
import type { Language } from "../language.ts";
import { count, json, text } from "../options.ts";
import { print } from "../print.ts";
import { instant } from "../time-arguments.ts";
import { jobsText, jobText, triedText } from "./job-text.ts";
import type { JobChange } from "./jobs.ts";

const LISTED = 50;

interface Printed {
  readonly as?: string;
  readonly json?: boolean;
}

interface Starting extends Printed {
  readonly flow: string;
  readonly signature?: string;
  readonly text?: string;
  readonly from?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  readonly recipe?: string;
  readonly trial?: string;
  readonly batch?: number;
  readonly rate?: number;
  readonly at?: Temporal.Instant;
  readonly why?: string;
  readonly dryRun?: boolean;
}

function batch(words: string): number {
  const size = count(words);
  if (size >= 1 && size <= JOB_BATCH_MAX) return size;
  throw new InvalidArgumentError(`give 1 to ${JOB_BATCH_MAX}.`);
}

/** Adds the commands that replay many held exchanges in steps. */
export function addJobCommands(program: Command, language: Language): void {
  program
    .command("jobs")
    .description("list replay jobs and how far they have come, newest first")
    .option("--limit <n>", "so many at most", count, LISTED)
    .addOption(json)
    .action(async ({ limit, json }: Printed & { readonly limit: number }) => {
      const { listJobs } = await import("./jobs.ts");
      const items = await listJobs(limit);
      print(json, { items }, () => jobsText(items, language));
    });

  const job = program.command("job").description("replay all held exchanges that match, in steps");
  addStartCommand(job, language);

  job
    .command("show <id>")
    .description("show how far a replay job has come")
    .addOption(json)
    .action(async (id: string, options: Printed) => {
      const { showJob } = await import("./jobs.ts");
      const shown = await showJob(id);
      print(options.json, shown, () => jobText(shown, language));
    });

  const changes: readonly (readonly [JobChange, string])[] = [
    ["approve", "let a replay job begin whose recipe waits for a second person"],
    ["pause", "pause a replay job: what is under way ends, and no more is taken"],
    ["resume", "let a paused replay job go on, a canary with the same wave once more"],
    ["cancel", "give a replay job up: what was sent stays sent, the rest stays held"],
  ];
  for (const [change, description] of changes)
    job
      .command(`${change} <id>`)
      .description(description)
      .addOption(asOption)
      .addOption(json)
      .action(async (id: string, options: Printed) => {
        const { changeJob } = await import("./jobs.ts");
        const changed = await changeJob(id, change, options.as);
        print(options.json, changed, () => jobsText([changed], language));
      });
}

function addStartCommand(job: Command, language: Language): void {
  job
    .command("start")
    .description("replay what is held now and matches; what comes later is not taken")
    .requiredOption("--flow <flow>", "of this flow")
    .option("--signature <signature>", "of this failure only, as quarantine signatures shows it")
    .option("--text <text>", "with this text in keys or findings")
    .option("--from <instant>", "held since then or later", instant)
    .option("--until <instant>", "held since then or earlier", instant)
    .option("--recipe <file>", "correct each by this recipe, a file of JSON, before it is sent")
    .option("--trial <id>", "the finished trial of this recipe, for whoever approves it")
    .addOption(
      new Option(
        "--canary",
        "1, then 5, then 50, then the rest, going on only while they go through (the default)",
      ).conflicts("batch"),
    )
    .addOption(new Option("--batch <n>", `so many at a time, ${JOB_BATCH_MAX} at most`).argParser(batch))
    .option("--rate <n>", "so many a second at most", count)
    .option("--at <instant>", "not before", instant)
    .option("--dry-run", "only count what would be replayed")
    .option("--why <text>", "the reason, kept with the job", text(500))
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Starting) => {
      const { flow, signature, recipe, trial, batch: size, rate, dryRun, why, as: person } = options;
      const [from, until, startAt] = [options.from, options.until, options.at].map((at) => at?.toString());
      const filter = { flow, signature, text: options.text, from, until };
      const { startJob, tryJob } = await import("./jobs.ts");
      if (dryRun) {
        const tried = await tryJob({ ...filter, recipe }, person);
        print(options.json, tried, () => triedText(tried, language));
        return;
      }
      if (why === undefined) return job.error("error: required option '--why <text>' not specified");
      const pace = size === undefined ? { canary: true as const } : { batch: size };
      const started = await startJob({ ...filter, recipe, trial, pace, rate, startAt, why }, person);
      print(options.json, started, () => jobsText([started], language));
    });
}
