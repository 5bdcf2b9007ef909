import type { Verdict } from "../data/summary";

/** What `/runs.json` of the server holds. */
export interface RunList {
  /** The folder as the server's user named it. */
  readonly folder: string;
  readonly runs: readonly RunEntry[];
}

export interface RunEntry {
  /** The name in addresses. */
  readonly key: string;
  readonly address: string;
  readonly state: "running" | "ended" | "stopped";
  readonly suite: string;
  readonly run: string;
  readonly progress?: Progress;
  /** Why its summary cannot be read. */
  readonly problem?: string;
  readonly started?: string;
  readonly status?: string;
  readonly verdict?: Verdict;
  readonly items?: number;
  readonly spent_usd?: number;
  readonly variant?: string;
  readonly per_1000?: number | null;
  readonly metric?: { readonly name: string; readonly value: number | null; readonly low: number | null; readonly high: number | null };
}

/** The numbers of a run's progress.json. */
export interface Progress {
  readonly elapsed_s?: number;
  readonly planned?: number;
  readonly done?: number;
  readonly failed?: number;
  readonly calls?: number;
  readonly found?: number;
  readonly retries?: number;
  readonly spent_usd?: number;
  readonly batches_open?: number;
  readonly batch_calls?: number;
  readonly batch_calls_done?: number;
}

export interface SuiteRuns {
  readonly suite: string;
  readonly runs: readonly RunEntry[];
}

/** The runs that match all words, by suite: what goes on and the newest first, both among suites and within one. */
export function bySuite(list: RunList, words: string): readonly SuiteRuns[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = list.runs.filter((run) => wanted.every((word) => `${run.suite} ${run.run} ${run.verdict ?? run.state}`.toLowerCase().includes(word)));
  const suites = new Map<string, RunEntry[]>();
  for (const run of matching.toSorted(newestFirst)) suites.set(run.suite, [...(suites.get(run.suite) ?? []), run]);
  return [...suites].map(([suite, runs]) => ({ suite, runs }));
}

/** Milliseconds until a run will have done what it plans, at its speed so far; undefined where nobody can tell. */
export function millisecondsLeft({ elapsed_s, planned, done }: Progress): number | undefined {
  return elapsed_s && planned && done ? (1000 * elapsed_s * (planned - done)) / done : undefined;
}

function newestFirst(a: RunEntry, b: RunEntry): number {
  const going = Number(b.state === "running") - Number(a.state === "running");
  return going || (b.started ?? b.run).localeCompare(a.started ?? a.run, "en");
}
