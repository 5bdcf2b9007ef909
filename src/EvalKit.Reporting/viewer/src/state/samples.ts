import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { ItemRows } from "../data/itemRows";
import { elementText } from "../data/page";
import type { Sample } from "../data/sample";
import { readSampleIndex } from "../data/sampleIndex";
import { SampleStore } from "../data/sampleStore";

export interface Samples {
  readonly store: SampleStore;
  readonly items: ItemRows;
}

export const SamplesContext = createContext<Samples | undefined>(undefined);

/** The samples; undefined until the browser has parsed the page to its end and the index is decoded. */
export function useSamples(): Samples | undefined {
  return useContext(SamplesContext);
}

export function useSamplesOfPage(): { readonly samples?: Samples; readonly problem?: string } {
  const [state, setState] = useState<{ samples?: Samples; problem?: string }>({});
  useEffect(() => {
    void whenParsed()
      .then(() => readSampleIndex(elementText("sample-index") ?? ""))
      .then((index) => setState({ samples: { store: new SampleStore(index), items: new ItemRows(index) } }))
      .catch((error: unknown) => setState({ problem: String(error) }));
  }, []);
  return state;
}

/** One decoded sample; undefined while it is being decoded. */
export function useSample(row: number | undefined): Sample | undefined {
  const store = useSamples()?.store;
  const [decoded, setDecoded] = useState<{ row: number; sample: Sample }>();
  useEffect(() => {
    if (row === undefined || !store) return;
    let current = true;
    void store.sample(row).then((sample) => current && setDecoded({ row, sample }));
    return () => {
      current = false;
    };
  }, [row, store]);
  return decoded?.row === row ? decoded?.sample : undefined;
}

function whenParsed(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
}
