import { graderOf } from "./grader";
import { leadComparison } from "./lead";
import type { Comparison, Summary } from "./summary";

/** Two variants whose scores by one grader are compared, cell by cell. */
export interface Pair {
  readonly baseline: string;
  readonly candidate: string;
  readonly grader: string | undefined;
  readonly lessIsBetter: boolean;
  /** Differences by item, where the baseline's scores are not among the samples: those that the summary lists are all that is known. */
  readonly listed?: ReadonlyMap<string, number>;
}

/** The names of the settings in the URL that say which two are compared, and by what. */
export const pairSettings: readonly string[] = ["baseline", "candidate", "metric"];

export function pairOf(comparison: Comparison, graders: Iterable<string>): Pair {
  const { baseline, candidate, metric, flips } = comparison;
  const flipped = [...(flips?.worsened ?? []), ...(flips?.improved ?? [])];
  return {
    baseline,
    candidate,
    grader: graderOf(metric, graders),
    lessIsBetter: comparison.higher_is_better === false,
    ...(comparison.baseline_source === "accepted"
      ? { listed: new Map(flipped.map((flip) => [flip.item, flip.candidate - flip.baseline])) }
      : {}),
  };
}

/** The comparison over all items that the settings name, and the one that decides where they name nothing. */
export function comparisonOfSettings(summary: Summary, settings: URLSearchParams): Comparison | undefined {
  const lead = leadComparison(summary);
  if (!pairSettings.some((name) => settings.has(name))) return lead;
  const wanted = {
    baseline: settings.get("baseline") ?? lead?.baseline,
    candidate: settings.get("candidate") ?? lead?.candidate,
    metric: settings.get("metric") ?? lead?.metric,
  };
  return (summary.comparisons ?? []).find(
    (found) =>
      !found.slice && found.baseline === wanted.baseline && found.candidate === wanted.candidate && found.metric === wanted.metric,
  );
}

/** The pair that the settings name: of a comparison in the summary, or of any two variants. */
export function pairOfSettings(summary: Summary, settings: URLSearchParams, graders: readonly string[]): Pair | undefined {
  const comparison = comparisonOfSettings(summary, settings);
  if (comparison) return pairOf(comparison, graders);
  const lead = leadComparison(summary);
  const baseline = settings.get("baseline") ?? lead?.baseline;
  const candidate = settings.get("candidate") ?? lead?.candidate;
  if (!baseline || !candidate) return undefined;
  const metric = settings.get("metric") ?? lead?.metric ?? "";
  return { baseline, candidate, grader: graderOf(metric, graders) ?? graders[0], lessIsBetter: lessIsBetter(summary, metric) };
}

function lessIsBetter(summary: Summary, metric: string): boolean {
  return Object.values(summary.variants).some((variant) => variant.metrics?.[metric]?.higher_is_better === false);
}
