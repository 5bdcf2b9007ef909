import type { Comparison, Gate, Slice, Summary, Verdict } from "../data/summary";

export const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: "Passed",
  failed: "Failed",
  inconclusive: "Inconclusive",
  invalid: "Invalid",
};

const outcomeNames: Readonly<Record<string, string>> = {
  judge_failed: "judge failed",
  limit_hit: "limit hit",
  not_run: "not run",
};

export function outcomeWords(outcome: string): string {
  return outcomeNames[outcome] ?? outcome;
}

export function sliceWords(slice: Slice | undefined): string {
  return slice ? Object.entries(slice).map(([key, value]) => `${key} = ${value}`).join(", ") : "all items";
}

/** `at_least 0.80` becomes `at least 0.80`. */
export function ruleWords(rule: string): string {
  return rule.replaceAll("_", " ");
}

/** What stands behind a name such as `accepted`, which is not a variant of this run. */
export function baselineWords(comparison: Comparison): string {
  return comparison.baseline_source === "accepted" ? `the accepted baseline (${comparison.baseline})` : comparison.baseline;
}

/** The verdict in one sentence: the worst that was found, or why nothing was. */
export function verdictSentence(summary: Summary): string {
  const gates = summary.gates ?? [];
  const failed = gates.filter((gate) => gate.outcome === "failed");
  switch (summary.verdict) {
    case "passed":
      return gates.length === 0 ? "The suite has no gates; nothing was required." : "Every gate holds.";
    case "failed":
      return failed.map((gate) => failureWords(gate, summary)).join(" ");
    case "inconclusive":
      return "The data cannot decide every gate: neither a regression nor its absence is shown.";
    case "invalid":
      return "Too many outcomes are missing for a verdict that would hold whatever they were.";
  }
}

export function comparisonOf(gate: Gate, summary: Summary): Comparison | undefined {
  return typeof gate.comparison === "number" ? summary.comparisons?.[gate.comparison] : undefined;
}

function failureWords(gate: Gate, summary: Summary): string {
  const comparison = comparisonOf(gate, summary);
  const where = gate.slice ? ` on ${sliceWords(gate.slice)}` : "";
  return comparison
    ? `${gate.metric} of ${gate.variant} is worse than ${baselineWords(comparison)}${where}.`
    : `${gate.metric} of ${gate.variant}${where} misses its target (${ruleWords(gate.rule)}).`;
}
