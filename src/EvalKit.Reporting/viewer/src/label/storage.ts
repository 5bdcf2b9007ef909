import type { Entries } from "./grades";

export interface Kept {
  readonly entries: Entries;
  readonly at: number;
}

const prefix = "evalkit-label";

/** What the browser keeps of a rater's work on this page. A browser that keeps nothing is told apart from one that has nothing yet. */
export function readKept(page: string, rater: string): Kept {
  const none = { entries: {}, at: 0 };
  try {
    const text = localStorage.getItem(`${prefix}:${page}:${rater}`);
    return text === null ? none : { ...none, ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    return none;
  }
}

/** Returns whether the browser kept it. */
export function keep(page: string, rater: string, kept: Kept): boolean {
  try {
    localStorage.setItem(`${prefix}:${page}:${rater}`, JSON.stringify(kept));
    localStorage.setItem(`${prefix}:${page}`, rater);
    return true;
  } catch {
    return false;
  }
}

/** Who worked on this page last. */
export function lastRater(page: string): string {
  try {
    return localStorage.getItem(`${prefix}:${page}`) ?? "";
  } catch {
    return "";
  }
}
