import source from "sample-worker";
import { elementText } from "../data/page";
import type { Sample } from "../data/sample";
import { readSampleIndex, type SampleIndex } from "../data/sampleIndex";
import type { FromWorker, Query, ToWorker } from "../worker/messages";
import { Previews } from "./previews";

export interface Listing {
  readonly rows: Int32Array;
  /** How many cells a search has looked into so far. */
  readonly searched: number;
}

/** The page's side of the worker that decodes, filters, sorts and searches samples. */
export class SampleWorkerClient {
  readonly previews = new Previews((rows) => this.send({ kind: "preview", rows }));
  private readonly worker = new Worker(workerAddress() as string);
  private readonly lines = new Map<number, ((line: string) => void)[]>();
  private readonly queries = new Map<number, (listing: Listing) => void>();
  private nextQuery = 0;
  private onIndex: (index: SampleIndex) => void = () => undefined;

  constructor(private readonly onProblem: (problem: string) => void) {
    this.worker.addEventListener("message", (event: MessageEvent<FromWorker>) => this.receive(event.data));
    this.worker.addEventListener("error", (event) => onProblem(event.message || "the browser runs no worker in this page"));
  }

  readIndex(base64: string): Promise<SampleIndex> {
    return new Promise((resolve) => {
      this.onIndex = resolve;
      this.send({ kind: "index", base64 });
    });
  }

  /** Lists what the query asks for, again whenever its search has found more, until the function that is returned is called. */
  list(query: Query, onListing: (listing: Listing) => void): () => void {
    const id = this.nextQuery++;
    this.queries.set(id, onListing);
    this.send({ kind: "query", id, query });
    return () => {
      this.queries.delete(id);
      this.send({ kind: "end-query", id });
    };
  }

  async sample(row: number): Promise<Sample> {
    const line = await new Promise<string>((resolve) => {
      const asked = this.lines.get(row);
      if (asked) asked.push(resolve);
      else {
        this.lines.set(row, [resolve]);
        this.send({ kind: "line", row });
      }
    });
    return JSON.parse(line) as Sample;
  }

  private receive(message: FromWorker): void {
    switch (message.kind) {
      case "index":
        return this.onIndex(readSampleIndex(message.buffer));
      case "rows":
        return this.queries.get(message.id)?.(message);
      case "line":
        this.lines.get(message.row)?.forEach((resolve) => resolve(message.line));
        this.lines.delete(message.row);
        return;
      case "previews":
        return this.previews.receive(message.previews);
      case "need":
        return this.send({ kind: "block", block: message.block, base64: elementText(`samples-${message.block}`) ?? "" });
      case "problem":
        this.onProblem(message.problem);
    }
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}

/** The page's policy trusts one address: that of the script which is part of this bundle. */
function workerAddress(): unknown {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const trustedTypes = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  return trustedTypes?.createPolicy("evalkit-worker", { createScriptURL: () => address }).createScriptURL(address) ?? address;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): unknown };
}
