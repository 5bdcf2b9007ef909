import { useEffect, useState } from "preact/hooks";

/** A step is not put off for longer than this, in milliseconds. */
const latest = 500;

/** Counts up to a number, one step whenever the browser has nothing else to do: work that nobody waits for, in pieces. */
export function useIdleCount(end: number, isStarted: boolean): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isStarted || count >= end) return;
    return whenIdle(() => setCount(count + 1));
  }, [isStarted, count, end]);
  return count;
}

function whenIdle(work: () => void): () => void {
  if ("requestIdleCallback" in window) {
    const handle = window.requestIdleCallback(work, { timeout: latest });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, 50);
  return () => clearTimeout(timer);
}
