import { useEffect, useState } from "preact/hooks";
import type { RunList } from "./runList";

const whileRunning = 1000;
const otherwise = 4000;

/** The list of runs, asked for again and again while the page is in sight: often while a run goes on. */
export function useRunList(): { readonly list?: RunList; readonly problem?: string } {
  const [state, setState] = useState<{ list?: RunList; problem?: string }>({});
  useEffect(() => {
    let timer: number | undefined;
    let isGone = false;
    const load = async () => {
      clearTimeout(timer);
      let interval = otherwise;
      if (!document.hidden)
        try {
          const list = await readList();
          interval = list.runs.some(({ state }) => state === "running") ? whileRunning : otherwise;
          if (!isGone) setState({ list });
        } catch {
          if (!isGone) setState((before) => ({ ...before, problem: "evalkit view does not answer. Start it again and open the address that it writes." }));
        }
      if (!isGone) timer = window.setTimeout(() => void load(), interval);
    };
    const look = () => document.hidden || void load();
    document.addEventListener("visibilitychange", look);
    void load();
    return () => {
      isGone = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return state;
}

async function readList(): Promise<RunList> {
  const response = await fetch("/runs.json");
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as RunList;
}
