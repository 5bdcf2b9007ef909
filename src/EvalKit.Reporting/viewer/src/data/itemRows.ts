import type { SampleIndex } from "./sampleIndex";

/** Finds the rows of an item, over all variants and repeats. */
export class ItemRows {
  private readonly byItem: readonly number[][];
  private readonly codes: ReadonlyMap<string, number>;

  constructor(index: SampleIndex) {
    this.codes = new Map(index.item.values.map((value, code) => [value, code]));
    this.byItem = index.item.values.map(() => []);
    index.item.codes.forEach((code, row) => this.byItem[code]?.push(row));
  }

  ofCode(code: number): readonly number[] {
    return this.byItem[code] ?? [];
  }

  ofItem(item: string): readonly number[] {
    return this.ofCode(this.codes.get(item) ?? -1);
  }
}
