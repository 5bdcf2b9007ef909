import { valueAt, type SampleIndex } from "./sampleIndex";

/** Sorts rows so that what needs attention comes first: worsened and improved (largest change first), without a score, the rest. */
export function sortByAttention(rows: readonly number[], index: SampleIndex, delta: Float64Array): readonly number[] {
  const worse: number[] = [];
  const better: number[] = [];
  const unscored: number[] = [];
  const rest: number[] = [];
  for (const row of rows) {
    const change = delta[row] ?? NaN;
    if (change < 0) worse.push(row);
    else if (change > 0) better.push(row);
    else if (valueAt(index.outcome, row) === "scored") rest.push(row);
    else unscored.push(row);
  }

  const size = (row: number) => Math.abs(delta[row] ?? 0);
  const largestFirst = (a: number, b: number) => size(b) - size(a);
  return [...worse.sort(largestFirst), ...better.sort(largestFirst), ...unscored, ...rest];
}
