import { Changes } from "../data/changes";
import { filterRows } from "../data/filters";
import { inflate } from "../data/inflate";
import { ItemRows } from "../data/itemRows";
import { RowOrders } from "../data/order";
import type { Pair } from "../data/pair";
import { readSampleIndex, type SampleIndex } from "../data/sampleIndex";
import { SampleStore } from "../data/sampleStore";
import type { FromWorker, Query, ToWorker } from "./messages";
import { PreviewReader } from "./previewReader";
import { TextSearch } from "./textSearch";

/** Decodes, filters, sorts and searches samples beside the page, so that the page never waits for it. */
class SampleWorker {
  private readonly waiting = new Map<number, (base64: string) => void>();
  private readonly queries = new Map<number, { readonly rows: Int32Array; readonly words: string }>();
  private readonly searches = new Map<string, TextSearch>();
  private index: SampleIndex | undefined;
  private items: ItemRows | undefined;
  private store: SampleStore | undefined;
  private orders: RowOrders | undefined;
  private previews: PreviewReader | undefined;
  private changes: { readonly key: string; readonly deltas: Float64Array } | undefined;

  constructor(private readonly send: (message: FromWorker, transfer?: Transferable[]) => void) {}

  async receive(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case "index":
        return this.readIndex(message.base64);
      case "query":
        return this.answer(message.id, message.query);
      case "end-query":
        this.queries.delete(message.id);
        // The query that follows, with another filter, may want the same search.
        setTimeout(() => this.endUnusedSearches());
        return;
      case "line":
        return this.sendLine(message.row);
      case "preview":
        return this.previews?.read(message.rows);
      case "block":
        this.waiting.get(message.block)?.(message.base64);
        this.waiting.delete(message.block);
    }
  }

  private async readIndex(base64: string): Promise<void> {
    const buffer = await inflate(base64);
    this.index = readSampleIndex(buffer);
    this.items = new ItemRows(this.index);
    this.store = new SampleStore(this.index, (block) => this.blockOfPage(block));
    this.orders = new RowOrders(this.index);
    this.previews = new PreviewReader(this.store, (previews) => this.send({ kind: "previews", previews }));
    const copy = buffer.slice(0);
    this.send({ kind: "index", buffer: copy }, [copy]);
  }

  private blockOfPage(block: number): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.set(block, resolve);
      this.send({ kind: "need", block });
    });
  }

  private async answer(id: number, { filters, order, words, pair }: Query): Promise<void> {
    if (!this.index || !this.store || !this.orders) return;
    const deltas = this.deltasOf(this.index, pair);
    const rows = filterRows(this.orders.of(order, deltas), this.index, deltas, filters);
    this.queries.set(id, { rows, words });
    this.sendRows(id);
    if (words && !this.searches.has(words)) await this.search(this.store, words);
  }

  private search(store: SampleStore, words: string): Promise<void> {
    const search = new TextSearch(store, words, () => {
      for (const [id, query] of this.queries) if (query.words === words) this.sendRows(id);
    });
    this.searches.set(words, search);
    return search.run();
  }

  private endUnusedSearches(): void {
    const wanted = new Set([...this.queries.values()].map((query) => query.words));
    for (const [words, search] of this.searches)
      if (!wanted.has(words)) {
        search.cancel();
        this.searches.delete(words);
      }
  }

  private sendRows(id: number): void {
    const query = this.queries.get(id);
    if (!query) return;
    const search = this.searches.get(query.words);
    const rows = query.words ? query.rows.filter((row) => search?.has(row)) : query.rows.slice();
    this.send({ kind: "rows", id, rows, searched: search?.searched ?? 0 }, [rows.buffer]);
  }

  private async sendLine(row: number): Promise<void> {
    this.send({ kind: "line", row, line: (await this.store?.line(row)) ?? "null" });
  }

  private deltasOf(index: SampleIndex, pair: Pair | undefined): Float64Array {
    const key = pair ? JSON.stringify([pair.baseline, pair.candidate, pair.grader, pair.lessIsBetter]) : "";
    if (this.changes?.key !== key) {
      const changes = new Changes(index, this.items ?? new ItemRows(index), pair);
      this.changes = { key, deltas: Float64Array.from({ length: index.rows }, (_, row) => changes.at(row)) };
    }
    return this.changes.deltas;
  }
}

const scope = self as unknown as { postMessage(message: FromWorker, transfer: Transferable[]): void };
const worker = new SampleWorker((message, transfer = []) => scope.postMessage(message, transfer));
self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  worker.receive(event.data).catch((error: unknown) => scope.postMessage({ kind: "problem", problem: String(error) }, []));
});
