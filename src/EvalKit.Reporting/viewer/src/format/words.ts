import type { Comparison, Gate, Slice, Summary } from "../data/summary";

const outcomeNames: Readonly<Record<string, string>> = {
  judge_failed: "judge failed",
  limit_hit: "limit hit",
  not_run: "not run",
};

export function outcomeWords(outcome: string): string {
  return outcomeNames[outcome] ?? outcome;
}

export function sliceWords(slice: Slice | undefined): string {
  if (!slice) return "all items";
  return typeof slice === "string" ? slice.replace("=", " = ") : sliceWords(sliceName(slice));
}

/** The slice's name in the summary: `kind=edge`. */
export function sliceName(slice: Slice): string {
  if (!slice || typeof slice === "string") return slice ?? "";
  return Object.entries(slice)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

/** `at_least 0.80` becomes `at least 0.80`. */
export function ruleWords(rule: string): string {
  return rule.replaceAll("_", " ");
}

/** What stands behind a name such as `accepted`, which is not a variant of this run. */
export function baselineWords(comparison: Comparison): string {
  return comparison.baseline_source === "accepted" ? `the accepted baseline (${comparison.baseline})` : comparison.baseline;
}

export function comparisonOf(gate: Gate, summary: Summary): Comparison | undefined {
  return typeof gate.comparison === "number" ? summary.comparisons?.[gate.comparison] : undefined;
}
