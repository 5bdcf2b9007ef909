import { valueAt, type SampleIndex } from "./sampleIndex";

export interface CalibrationBin {
  readonly variant: string;
  /** Mean stated probability of the answers in the bin, and the share of them that were right. */
  readonly confidence: number;
  readonly accuracy: number;
  readonly cells: number;
}

/** Answers in ten bins of equal width by the probability that they gave themselves; bins without an answer are left out. */
export function calibrationBins(index: SampleIndex, grader: string): readonly CalibrationBin[] {
  const confidence = index.confidence.get(grader);
  const correct = index.correct.get(grader);
  const bins = new Map<string, { variant: string; confidence: number; right: number; cells: number }>();
  for (let row = 0; row < index.rows; row++) {
    const stated = confidence?.[row] ?? NaN;
    const right = correct?.[row] ?? NaN;
    if (Number.isNaN(stated) || Number.isNaN(right)) continue;
    const variant = valueAt(index.variant, row) ?? "";
    const name = `${Math.min(9, Math.floor(stated * 10))} ${variant}`;
    const bin = bins.get(name) ?? { variant, confidence: 0, right: 0, cells: 0 };
    bins.set(name, { variant, confidence: bin.confidence + stated, right: bin.right + right, cells: bin.cells + 1 });
  }
  return [...bins.values()]
    .map(({ variant, confidence: sum, right, cells }) => ({ variant, confidence: sum / cells, accuracy: right / cells, cells }))
    .sort((a, b) => a.confidence - b.confidence);
}
