/** The value below which this share of the sample lies; the nearest one measured, none invented in between. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** The middle of a sample; of an even one, the mean of the two in the middle. */
export function median(sample: readonly number[]): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const above = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const below = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (above + below) / 2;
}
