import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useState } from "preact/hooks";
import { ItemRows } from "../data/itemRows";
import { elementText } from "../data/page";
import type { Preview } from "../data/preview";
import type { Sample } from "../data/sample";
import type { SampleIndex } from "../data/sampleIndex";
import type { Query } from "../worker/messages";
import { SampleWorkerClient, type Listing } from "./sampleWorker";

export interface Samples {
  readonly index: SampleIndex;
  readonly items: ItemRows;
  readonly worker: SampleWorkerClient;
}

export const SamplesContext = createContext<Samples | undefined>(undefined);

/** The samples; undefined until the browser has parsed the page to its end and the index is decoded. */
export function useSamples(): Samples | undefined {
  return useContext(SamplesContext);
}

export function useSamplesOfPage(): { readonly samples?: Samples; readonly problem?: string } {
  const [state, setState] = useState<{ samples?: Samples; problem?: string }>({});
  useEffect(() => {
    void readSamples((problem) => setState((before) => ({ ...before, problem })))
      .then((samples) => setState({ samples }))
      .catch((error: unknown) => setState({ problem: String(error) }));
  }, []);
  return state;
}

/** What a query lists; undefined until the worker has answered the first one. A new answer replaces the last one when it is there. */
export function useListing(samples: Samples | undefined, query: Query | undefined): Listing | undefined {
  const [listing, setListing] = useState<Listing>();
  // Asked at once: an effect that waits for the next frame would show every filter a frame later.
  useLayoutEffect(() => (samples && query ? samples.worker.list(query, setListing) : undefined), [samples, query]);
  return listing;
}

/** One decoded sample; undefined while it is being decoded. */
export function useSample(row: number | undefined): Sample | undefined {
  const worker = useSamples()?.worker;
  const [decoded, setDecoded] = useState<{ row: number; sample: Sample }>();
  useEffect(() => {
    if (row === undefined || !worker) return;
    let current = true;
    void worker.sample(row).then((sample) => current && setDecoded({ row, sample }));
    return () => {
      current = false;
    };
  }, [row, worker]);
  return decoded?.row === row ? decoded?.sample : undefined;
}

/** What a list shows of a row; undefined while it is being decoded. */
export function usePreview(row: number): Preview | undefined {
  const previews = useSamples()?.worker.previews;
  const [, setReceived] = useState(0);
  useEffect(() => (previews && !previews.of(row) ? previews.wait(row, () => setReceived((received) => received + 1)) : undefined), [previews, row]);
  return previews?.of(row);
}

async function readSamples(onProblem: (problem: string) => void): Promise<Samples> {
  await whenParsed();
  const worker = new SampleWorkerClient(onProblem);
  const index = await worker.readIndex(elementText("sample-index") ?? "");
  return { index, items: new ItemRows(index), worker };
}

function whenParsed(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
}
