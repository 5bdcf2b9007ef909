import type { SampleIndex } from "./sampleIndex";

/** Finds the rows of an item, over all variants and repeats: they stand together. */
export class ItemRows {
  /** By item code; the last entry is the number of rows. */
  private readonly first: Int32Array;
  private codes: ReadonlyMap<string, number> | undefined;

  constructor(private readonly index: SampleIndex) {
    const { codes, values } = index.item;
    this.first = new Int32Array(values.length + 1).fill(index.rows);
    for (let row = index.rows - 1; row >= 0; row--) if ((codes[row] ?? -1) >= 0) this.first[codes[row] ?? 0] = row;
  }

  ofCode(code: number): readonly number[] {
    const from = this.first[code];
    if (code < 0 || from === undefined) return [];
    const rows: number[] = [];
    for (let row = from; row < this.index.rows && this.index.item.codes[row] === code; row++) rows.push(row);
    return rows;
  }

  ofItem(item: string): readonly number[] {
    this.codes ??= new Map(this.index.item.values.map((value, code) => [value, code]));
    return this.ofCode(this.codes.get(item) ?? this.index.item.values.findIndex((value) => inUrl(value) === item));
  }
}

/** A URL holds no half of a surrogate pair; an id may. */
function inUrl(id: string): string {
  return id.replace(/\p{Surrogate}/gu, "\uFFFD");
}
