import { valueAt, type SampleIndex } from "./sampleIndex";

/** Sorts rows so that what needs attention comes first: worsened (largest first), improved, without a score, the rest. */
export function sortByAttention(rows: number[], index: SampleIndex, delta: Float64Array): number[] {
  const rank = (row: number) => {
    const change = delta[row] ?? NaN;
    if (change < 0) return 0;
    if (change > 0) return 1;
    return valueAt(index.outcome, row) === "scored" ? 3 : 2;
  };
  const ranks = new Map(rows.map((row) => [row, rank(row)]));
  const size = (row: number) => Math.abs(delta[row] || 0);
  return rows.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || size(b) - size(a) || a - b);
}
