import type { Verdict } from "./summary";

/** Runs of the suite over time, oldest first: `#history` of a report of several runs. */
export interface RunHistory {
  readonly suite: string;
  readonly runs: readonly HistoryRun[];
}

export interface HistoryRun {
  readonly run: string;
  readonly started: string;
  readonly revision: string | null;
  readonly status: string;
  readonly verdict: Verdict;
  readonly items: number;
  readonly variants: Readonly<Record<string, Readonly<Record<string, HistoryValue>>>>;
  /** What differs from the run before, one sentence each. */
  readonly changes: readonly string[];
  /** The metrics that differ from the run before beyond chance. */
  readonly shifts: readonly HistoryShift[];
}

export interface HistoryValue {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface HistoryShift {
  readonly variant: string;
  readonly metric: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly p_adjusted: number | null;
  readonly higher_is_better: boolean;
}

/** The names of all metrics of all runs, scores before cost and latency. */
export function historyMetrics(history: RunHistory): readonly string[] {
  const names = new Set(history.runs.flatMap((run) => Object.values(run.variants).flatMap((metrics) => Object.keys(metrics))));
  const isMeasured = (name: string) => /^(cost|latency)\./.test(name);
  return [...names].sort((a, b) => Number(isMeasured(a)) - Number(isMeasured(b)));
}

export function isBetter(shift: HistoryShift): boolean {
  return shift.difference > 0 === shift.higher_is_better;
}
