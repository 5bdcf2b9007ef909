import type { ItemRows } from "./itemRows";
import type { Pair } from "./pair";
import { valueAt, type SampleIndex } from "./sampleIndex";

/** How cells of a candidate differ from the baseline, for order and filters; numbers on screen come from the summary. */
export class Changes {
  private readonly candidate: number;
  private readonly baseline: number;
  private readonly scores: Float64Array | undefined;

  constructor(
    private readonly index: SampleIndex,
    private readonly items: ItemRows,
    private readonly pair: Pair | undefined,
  ) {
    this.candidate = index.variant.values.indexOf(pair?.candidate ?? "");
    this.baseline = index.variant.values.indexOf(pair?.baseline ?? "");
    this.scores = index.scores.get(pair?.grader ?? "");
  }

  /** Candidate's score minus the baseline's, turned so that more is better; NaN where there is nothing to compare. */
  at(row: number): number {
    if (!this.pair || this.candidate < 0 || this.index.variant.codes[row] !== this.candidate) return NaN;
    const difference = this.pair.listed ? (this.pair.listed.get(valueAt(this.index.item, row) ?? "") ?? NaN) : this.differenceAt(row);
    return this.pair.lessIsBetter ? -difference : difference;
  }

  /** The mean score of a variant's cells of an item; NaN where one is missing. */
  baselineAt(row: number): number {
    let sum = 0;
    let cells = 0;
    for (const other of this.items.ofCode(this.index.item.codes[row] ?? -1)) {
      if (this.index.variant.codes[other] !== this.baseline) continue;
      sum += this.scores?.[other] ?? NaN;
      cells++;
    }
    return sum / cells;
  }

  private differenceAt(row: number): number {
    return (this.scores?.[row] ?? NaN) - this.baselineAt(row);
  }
}
