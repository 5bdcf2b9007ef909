import type { MetricsByName, Summary } from "./summary";

/** The names of all metrics in the order in which the variants name them first. */
export function metricNames(groups: Iterable<MetricsByName | undefined>): readonly string[] {
  const names = new Set<string>();
  for (const group of groups) for (const name of Object.keys(group ?? {})) names.add(name);
  return [...names];
}

/** Metrics that are scores, on one axis from 0 to 1; cost and latency have views and units of their own. */
export function scoreMetrics(summary: Summary): readonly string[] {
  const names = metricNames(Object.values(summary.variants).map((variant) => variant.metrics));
  return names.filter((name) => !/^(cost|latency|length)\./.test(name));
}

export function variantColour(variants: readonly string[], variant: string): string {
  const palette = 8;
  return `var(--series-${(Math.max(0, variants.indexOf(variant)) % palette) + 1})`;
}
