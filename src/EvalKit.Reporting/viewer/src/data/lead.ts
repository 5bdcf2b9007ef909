import type { Comparison, Summary } from "./summary";

/** The comparison that decides: the first one that failed a gate, else the first of a gate, else the first. */
export function leadComparison(summary: Summary): Comparison | undefined {
  const comparisons = summary.comparisons ?? [];
  const gates = (summary.gates ?? []).filter((gate) => typeof gate.comparison === "number");
  const decisive = gates.find((gate) => gate.outcome === "failed") ?? gates[0];
  return comparisons[decisive?.comparison ?? 0] ?? comparisons[0];
}
