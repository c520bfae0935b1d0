import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { startAwsSide } from "./aws-side.ts";
import { coldImports } from "./cold-import.ts";
import { bundleContestants } from "./contestants.ts";
import { detectionDelays } from "./detection.ts";
import { coldRows, gateRows, HEAD, latencyRows } from "./figures.ts";
import { formatsTable } from "./formats.ts";
import { gateBundlesTable } from "./gate-bundles.ts";
import { gateRounds } from "./gate-rounds.ts";
import { promptLatencies } from "./latency.ts";
import { circumstances } from "./machine.ts";
import { detectionLine, SWEEP_HEAD, sweepRows } from "./sweep-figures.ts";
import { type SweepFigures, sweepFigures } from "./sweep-growth.ts";
import { table } from "./table.ts";

const BATCH_SIZES = [10, 100];
const COLD_PROCESSES = 7;
const LATENCY_ORDERS = 300;
const LATENCY_RATE = 20;
const SWEPT_FLOWS = [1, 10, 100, 1000];
const SILENCES = 12;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    "warm-up": { type: "string", default: "3000" },
    measured: { type: "string", default: "1000" },
  },
});
const extent = {
  rounds: Number(values.rounds),
  warmUp: Number(values["warm-up"]),
  measured: Number(values.measured),
};

function tell(progress: string): void {
  process.stderr.write(`${progress}\n`);
}

/** The size of a bundle, the chunks that it may never load among it. */
async function bytesOf(bundle: string): Promise<number> {
  const folder = dirname(bundle);
  const files = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Numbers of orders that no process has used before, so that each order is new to the tables. */
let used = 0;
const firstOrder = () => {
  used += extent.warmUp + extent.measured;
  return used;
};

let gates = "";
const directory = await mkdtemp(join(tmpdir(), "watchdog-bench-"));
const bundles = bundleContestants(directory);
const aws = await startAwsSide();
const rows: (readonly string[])[] = [];
try {
  for (const batchSize of BATCH_SIZES) {
    const rounds = await gateRounds(bundles, batchSize, extent, firstOrder, aws, tell);
    rows.push(...gateRows(batchSize, rounds, extent.measured));
  }
  tell("cold imports");
  const imports = await coldImports(bundles, aws.environment, COLD_PROCESSES);
  const sizes = {
    ours: await bytesOf(bundles.ours),
    powertools: await bytesOf(bundles.powertools),
    floor: await bytesOf(bundles.floor),
  };
  rows.push(...coldRows(imports, sizes));
  gates = await gateBundlesTable(directory, aws.environment, COLD_PROCESSES);
} finally {
  await aws.stop();
  await rm(directory, { recursive: true });
}
tell("latency");
rows.push(...latencyRows(await promptLatencies(LATENCY_ORDERS, LATENCY_RATE), LATENCY_RATE));

const sweeps: SweepFigures[] = [];
for (const flows of SWEPT_FLOWS) {
  tell(`a sweep of ${flows} flows`);
  sweeps.push(await sweepFigures(flows));
}
tell("detection");
const detection = detectionLine(await detectionDelays(SILENCES));
tell("formats");
const formats = await formatsTable();

process.stdout.write(
  `${circumstances(extent)}\n\n${table(HEAD, rows)}\n\n${table(SWEEP_HEAD, sweepRows(sweeps))}\n\n${detection}\n\n${formats}\n\n${gates}\n`,
);
