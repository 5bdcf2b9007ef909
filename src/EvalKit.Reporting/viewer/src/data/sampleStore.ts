import { inflate } from "./inflate";
import type { SampleIndex } from "./sampleIndex";

const cachedBlocks = 64;

/** Decodes blocks of samples when they are asked for, and forgets the ones that were not used for longest. */
export class SampleStore {
  private readonly blocks = new Map<number, Promise<readonly string[]>>();

  constructor(
    readonly index: SampleIndex,
    private readonly encoded: (block: number) => Promise<string>,
  ) {}

  /** One line of samples.jsonl. */
  async line(row: number): Promise<string> {
    const block = this.blockOf(row);
    const lines = await this.lines(block);
    return lines[row - this.firstRowOf(block)] ?? "null";
  }

  /** The lines of one block of samples.jsonl. */
  lines(block: number): Promise<readonly string[]> {
    const lines = this.blocks.get(block) ?? this.decode(block);
    this.blocks.delete(block);
    this.blocks.set(block, lines);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > cachedBlocks && oldest !== undefined) this.blocks.delete(oldest);
    return lines;
  }

  firstRowOf(block: number): number {
    return this.index.blocks[block] ?? 0;
  }

  blockOf(row: number): number {
    const { blocks } = this.index;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((blocks[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private async decode(block: number): Promise<readonly string[]> {
    const buffer = await inflate(await this.encoded(block));
    return new TextDecoder().decode(buffer).split("\n").slice(0, -1);
  }
}
