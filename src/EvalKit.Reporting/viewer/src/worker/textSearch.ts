import { lineContains } from "../data/search";
import type { SampleStore } from "../data/sampleStore";

const readAhead = 3;
const blocksPerReport = 16;

/** A search through the texts of all samples, block by block: what was found so far can be listed while it goes on. */
export class TextSearch {
  private readonly found: Uint8Array;
  private cancelled = false;
  searched = 0;

  constructor(
    private readonly store: SampleStore,
    readonly words: string,
    private readonly onProgress: () => void,
  ) {
    this.found = new Uint8Array(store.index.rows);
  }

  has(row: number): boolean {
    return this.found[row] === 1;
  }

  cancel(): void {
    this.cancelled = true;
  }

  async run(): Promise<void> {
    const { blocks } = this.store.index;
    const wanted = this.words.toLowerCase();
    for (let block = 0; block < blocks.length; block++) {
      for (let next = block + 1; next <= Math.min(block + readAhead, blocks.length - 1); next++) void this.store.lines(next);
      const lines = await this.store.lines(block);
      if (this.cancelled) return;
      const first = blocks[block] ?? 0;
      lines.forEach((line, at) => {
        if (lineContains(line, wanted)) this.found[first + at] = 1;
      });
      this.searched = first + lines.length;
      if (block % blocksPerReport === 0 || block === blocks.length - 1) this.onProgress();
    }
  }
}
