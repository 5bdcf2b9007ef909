import { valueAt, type SampleIndex } from "./sampleIndex";

/** The ways to sort by name in the URL; the empty name is what needs attention first. */
export const lowestPrefix = "lowest.";
export const orders = { dataset: "dataset", slowest: "slowest", dearest: "dearest", longest: "longest" } as const;

/** Sorts rows; rows without the number that is sorted by come last, equal ones stay in the index's order. */
export function sortRows(rows: Int32Array, index: SampleIndex, deltas: Float64Array, order: string): Int32Array {
  if (order.startsWith(lowestPrefix)) return byNumber(rows, index.scores.get(order.slice(lowestPrefix.length)), 1);
  switch (order) {
    case orders.dataset:
      return rows;
    case orders.slowest:
      return byNumber(rows, index.totalMs, -1);
    case orders.dearest:
      return byNumber(rows, index.costUsd, -1);
    case orders.longest:
      return byNumber(rows, index.outputTokens, -1);
    default:
      return byAttention(rows, index, deltas);
  }
}

/** What needs attention comes first: worsened and improved (largest change first), without a score, the rest. */
function byAttention(rows: Int32Array, index: SampleIndex, deltas: Float64Array): Int32Array {
  const worse: number[] = [];
  const better: number[] = [];
  const unscored: number[] = [];
  const rest: number[] = [];
  for (const row of rows) {
    const change = deltas[row] ?? NaN;
    if (change < 0) worse.push(row);
    else if (change > 0) better.push(row);
    else if (valueAt(index.outcome, row) === "scored") rest.push(row);
    else unscored.push(row);
  }

  const size = (row: number) => Math.abs(deltas[row] ?? 0);
  const largestFirst = (a: number, b: number) => size(b) - size(a);
  return Int32Array.from([...worse.sort(largestFirst), ...better.sort(largestFirst), ...unscored, ...rest]);
}

function byNumber(rows: Int32Array, numbers: Float64Array | undefined, direction: 1 | -1): Int32Array {
  const key = (row: number) => {
    const number = numbers?.[row] ?? NaN;
    return Number.isNaN(number) ? Infinity : direction * number;
  };
  return rows.slice().sort((a, b) => {
    const first = key(a);
    const second = key(b);
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}
