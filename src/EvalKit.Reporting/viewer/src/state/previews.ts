import type { Preview } from "../data/preview";

/** As many as a reader may scroll back to without waiting; a preview is 320 characters at most. */
const kept = 5_000;
/** The worker is asked this often while a reader scrolls, in milliseconds. */
const pause = 50;

/** Previews of the rows in sight, asked for together. */
export class Previews {
  private readonly known = new Map<number, Preview>();
  private readonly waiting = new Map<number, Set<(preview: Preview) => void>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ask: (rows: readonly number[]) => void) {}

  of(row: number): Preview | undefined {
    return this.known.get(row);
  }

  /** Calls back when the preview is there, unless the function that is returned is called before. */
  wait(row: number, onPreview: (preview: Preview) => void): () => void {
    const waiting = this.waiting.get(row) ?? new Set();
    this.waiting.set(row, waiting.add(onPreview));
    this.timer ??= setTimeout(() => this.askForAll(), this.known.size === 0 ? 0 : pause);
    return () => {
      waiting.delete(onPreview);
      if (waiting.size === 0 && this.waiting.get(row) === waiting) this.waiting.delete(row);
    };
  }

  receive(previews: readonly (readonly [row: number, preview: Preview])[]): void {
    for (const [row, preview] of previews) {
      this.known.set(row, preview);
      const waiting = this.waiting.get(row) ?? [];
      this.waiting.delete(row);
      waiting.forEach((onPreview) => onPreview(preview));
    }
    for (const row of this.known.keys()) {
      if (this.known.size <= kept) break;
      this.known.delete(row);
    }
  }

  private askForAll(): void {
    this.timer = undefined;
    if (this.waiting.size > 0) this.ask([...this.waiting.keys()]);
  }
}
