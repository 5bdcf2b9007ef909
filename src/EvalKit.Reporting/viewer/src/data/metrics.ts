import type { MetricsByName, Summary } from "./summary";

/** The names of all metrics in the order in which the variants name them first. */
export function metricNames(groups: Iterable<MetricsByName | undefined>): readonly string[] {
  const names = new Set<string>();
  for (const group of groups) for (const name of Object.keys(group ?? {})) names.add(name);
  return [...names];
}

/** Metrics that fit one axis from 0 to 1; cost, latency and other counts have units of their own. */
export function scoreMetrics(summary: Summary): readonly string[] {
  const groups = Object.values(summary.variants).map((variant) => variant.metrics);
  return metricNames(groups).filter((name) => isScore(name) && groups.every((metrics) => isProportion(metrics?.[name]?.value ?? 0)));
}

/** Cost and latency are measured in every run and are no scores, however small they are. */
export function isScore(metric: string): boolean {
  return !/^(cost|latency)\./.test(metric);
}

export function isProportion(value: number): boolean {
  return value >= 0 && value <= 1;
}

export function variantColour(variants: readonly string[], variant: string): string {
  const palette = 8;
  return `var(--series-${(Math.max(0, variants.indexOf(variant)) % palette) + 1})`;
}
