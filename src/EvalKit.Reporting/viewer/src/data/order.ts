import { ascending } from "./ascending";
import { valueAt, type SampleIndex } from "./sampleIndex";

/** The ways to sort by name in the URL; the empty name is what needs attention first. */
export const lowestPrefix = "lowest.";
export const orders = { dataset: "dataset", slowest: "slowest", dearest: "dearest", longest: "longest" } as const;

/** All rows of an index in each order that was asked for: a filter picks from them, so that no filter sorts again. */
export class RowOrders {
  private readonly byNumber = new Map<string, Int32Array>();
  private readonly byAttention = new WeakMap<Float64Array, Int32Array>();

  constructor(private readonly index: SampleIndex) {}

  /** Rows without the number that is sorted by come last, equal ones stay in the index's order. `deltas`: how much better each row became. */
  of(order: string, deltas: Float64Array): Int32Array {
    const isKnown = order.startsWith(lowestPrefix) || Object.values(orders).some((name) => name === order);
    return isKnown ? remembered(this.byNumber, order, () => ascending(this.keys(order))) : remembered(this.byAttention, deltas, () => attention(this.index, deltas));
  }

  private keys(order: string): Float64Array {
    const { index } = this;
    switch (order) {
      case orders.dataset:
        return new Float64Array(index.rows);
      case orders.slowest:
        return index.totalMs.map((number) => -number);
      case orders.dearest:
        return index.costUsd.map((number) => -number);
      case orders.longest:
        return index.outputTokens.map((number) => -number);
      default:
        return index.scores.get(order.slice(lowestPrefix.length)) ?? new Float64Array(index.rows);
    }
  }
}

/** What needs attention comes first: worsened and improved (largest change first), without a score, the rest. */
function attention(index: SampleIndex, deltas: Float64Array): Int32Array {
  const bySize = ascending(deltas.map((delta) => -Math.abs(delta) || 0));
  const worse: number[] = [];
  const better: number[] = [];
  const unscored: number[] = [];
  const rest: number[] = [];
  for (const row of bySize) {
    const change = deltas[row] ?? NaN;
    if (change < 0) worse.push(row);
    else if (change > 0) better.push(row);
    else if (valueAt(index.outcome, row) === "scored") rest.push(row);
    else unscored.push(row);
  }
  return Int32Array.from(worse.concat(better, unscored, rest));
}

function remembered<K, V>(known: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}
