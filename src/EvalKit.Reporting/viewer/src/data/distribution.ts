import { valueAt, type SampleIndex } from "./sampleIndex";

/** How many numbers of each variant fall into equal bins of [0, 1]; a number of 1 belongs to the last bin. */
export function histogram(index: SampleIndex, numbers: Float64Array, bins: number): ReadonlyMap<string, readonly number[]> {
  const counts = new Map(index.variant.values.map((name) => [name, new Array<number>(bins).fill(0)]));
  numbers.forEach((number, row) => {
    const bin = Math.min(bins - 1, Math.floor(number * bins));
    const ofVariant = counts.get(valueAt(index.variant, row) ?? "");
    if (ofVariant && bin >= 0) ofVariant[bin] = (ofVariant[bin] ?? 0) + 1;
  });
  return counts;
}

export interface SharePoint {
  readonly variant: string;
  readonly value: number;
  /** The share of the variant's cells with at most this value. */
  readonly share: number;
}

/** The cumulative distribution of each variant's numbers, at a hundred points at most. */
export function cumulativeShares(index: SampleIndex, numbers: Float64Array): readonly SharePoint[] {
  return index.variant.values.flatMap((variant, code) => {
    const sorted = numbers.filter((number, row) => index.variant.codes[row] === code && !Number.isNaN(number)).sort();
    const points = Math.min(sorted.length, 100);
    return Array.from({ length: points }, (_, at) => {
      const share = (at + 1) / points;
      return { variant, value: sorted[Math.ceil(share * sorted.length) - 1] ?? 0, share };
    });
  });
}

/** Whether any cell has the number. */
export function isKnown(numbers: Float64Array): boolean {
  return numbers.some((number) => !Number.isNaN(number));
}
