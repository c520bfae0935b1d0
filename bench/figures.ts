import { type Contestant, CONTESTANTS } from "./contestants.ts";
import type { Round } from "./gate-rounds.ts";
import type { Latencies } from "./latency.ts";
import { median, percentile } from "./statistics.ts";

/** The titles of the table's columns. */
export const HEAD = [
  "figure",
  "ours",
  "(a) Powertools",
  "(b) floor",
  "ours ÷ (a)",
  "ours ÷ (b)",
  "target",
] as const;

type Row = readonly string[];
type Values = Readonly<Record<Contestant, readonly number[]>>;

/**
 * Ours against another, round by round, so that a busy machine weighs on both sides of a ratio: the median,
 * and the least and the greatest where they differ.
 */
function ratio(values: Values, other: Contestant): string {
  const ratios = values.ours.map((ours, round) => ours / (values[other][round] ?? NaN));
  const [middle, least, greatest] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  if (!Number.isFinite(middle)) return "–";
  const range = `${least.toFixed(2)}–${greatest.toFixed(2)}`;
  return least.toFixed(2) === greatest.toFixed(2) ? middle.toFixed(2) : `${middle.toFixed(2)} (${range})`;
}

/** One row: the median of each contestant, and ours against the others. */
function row(figure: string, values: Values, digits: number, target = ""): Row {
  const medians = CONTESTANTS.map((name) => median(values[name]).toFixed(digits));
  return [figure, ...medians, ratio(values, "powertools"), ratio(values, "floor"), target];
}

/** What the gate takes at a batch size, by the rounds that were run on so many orders each. */
export function gateRows(batchSize: number, rounds: readonly Round[], orders: number): readonly Row[] {
  const per = (count: number, of: (invoked: Round[Contestant]) => number): Values => {
    const each = (name: Contestant) => rounds.map((round) => (of(round[name]) * count) / orders);
    return { ours: each("ours"), powertools: each("powertools"), floor: each("floor") };
  };
  const title = (what: string) => `batches of ${batchSize}: ${what}`;
  const writes = `≤ ${1 + 1 / batchSize}`;
  return [
    row(
      title("CPU ms per 1,000"),
      per(1000, ({ cpuMilliseconds }) => cpuMilliseconds),
      0,
      "≤ 0.2 × (a)",
    ),
    row(
      title("calls per exchange"),
      per(1, ({ calls }) => calls),
      2,
      batchSize >= 100 ? "≤ 0.2" : "",
    ),
    row(
      title("write units per exchange"),
      per(1, ({ writeUnits }) => writeUnits),
      2,
      writes,
    ),
    row(
      title("read units per exchange"),
      per(1, ({ readUnits }) => readUnits),
      2,
      "≤ 1",
    ),
  ];
}

/** What it takes to load a handler, in milliseconds of each load, and the size of its bundle in bytes. */
export function coldRows(imports: Values, sizes: Readonly<Record<Contestant, number>>): readonly Row[] {
  const kilobytes = (name: Contestant) => [sizes[name] / 1024];
  return [
    row("cold import ms", imports, 0),
    row(
      "bundle KiB, all chunks",
      { ours: kilobytes("ours"), powertools: kilobytes("powertools"), floor: kilobytes("floor") },
      0,
    ),
  ];
}

/** The median, and what one in twenty and one in a hundred exceed. */
function spread(sample: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((share) => percentile(sample, share).toFixed(1)).join(" / ");
}

function unmatched(figure: string, sample: readonly number[]): Row {
  return [figure, spread(sample), "–", "–", "–", "–", ""];
}

/** How long an order is under way from one queue to the other; the others have no host to run on. */
export function latencyRows({ oneAtATime, atRate }: Latencies, perSecond: number): readonly Row[] {
  return [
    unmatched("prompt, one at a time: ms p50 / p95 / p99", oneAtATime),
    unmatched(`prompt, ${perSecond} a second: ms p50 / p95 / p99`, atRate),
  ];
}
