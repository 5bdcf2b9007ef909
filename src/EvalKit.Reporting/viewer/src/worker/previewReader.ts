import { previewOf, type Preview } from "../data/preview";
import type { Sample } from "../data/sample";
import type { SampleStore } from "../data/sampleStore";

const blocksAtOnce = 4;

/** Reads what a list shows of the rows in sight. Rows that went out of sight before their turn came are never read, however fast a reader scrolls. */
export class PreviewReader {
  private wanted: readonly number[] = [];
  private isReading = false;

  constructor(
    private readonly store: SampleStore,
    private readonly send: (previews: readonly (readonly [row: number, preview: Preview])[]) => void,
  ) {}

  async read(rows: readonly number[]): Promise<void> {
    this.wanted = rows;
    if (this.isReading) return;
    this.isReading = true;
    try {
      while (this.wanted.length > 0) await this.readNext();
    } finally {
      this.isReading = false;
    }
  }

  private async readNext(): Promise<void> {
    const blocks = [...new Set(this.wanted.map((row) => this.store.blockOf(row)))].slice(0, blocksAtOnce);
    const lines = new Map(await Promise.all(blocks.map(async (block) => [block, await this.store.lines(block)] as const)));
    const previews = this.wanted.flatMap((row) => {
      const block = this.store.blockOf(row);
      const line = lines.get(block)?.[row - this.store.firstRowOf(block)];
      return line === undefined ? [] : [[row, previewOf(JSON.parse(line) as Sample)] as const];
    });
    this.wanted = this.wanted.filter((row) => !lines.has(this.store.blockOf(row)));
    if (previews.length > 0) this.send(previews);
  }
}
