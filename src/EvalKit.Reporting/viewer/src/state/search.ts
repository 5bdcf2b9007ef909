import { useEffect, useState } from "preact/hooks";
import type { SampleStore } from "../data/sampleStore";
import { searchRows } from "../data/search";

export interface Search {
  /** The rows that contain the words so far; undefined when nothing is searched for. */
  readonly found: ReadonlySet<number> | undefined;
  readonly searched: number;
}

const typingPause = 200;

/** Searches the texts of all samples, starting again when the words change. */
export function useSearch(store: SampleStore, words: string): Search {
  const [search, setSearch] = useState<Search>({ found: undefined, searched: 0 });
  useEffect(() => {
    if (!words) {
      setSearch({ found: undefined, searched: 0 });
      return;
    }

    let current = true;
    const timer = setTimeout(async () => {
      let found: readonly number[] = [];
      for await (const part of searchRows(store, words)) {
        if (!current) return;
        found = [...found, ...part.found];
        setSearch({ found: new Set(found), searched: part.searched });
      }
    }, typingPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [store, words]);
  return search;
}
