import type { Metric, Summary } from "./summary";

export interface CurvePoint {
  readonly variant: string;
  readonly k: number;
  readonly metric: Metric;
}

/** Metrics at several cut-offs, such as `search.recall@1` and `search.recall@5`, as curves over k by the name before the `@`. */
export function curvesOf(summary: Summary): ReadonlyMap<string, readonly CurvePoint[]> {
  const curves = new Map<string, CurvePoint[]>();
  for (const [variant, { metrics }] of Object.entries(summary.variants))
    for (const [name, metric] of Object.entries(metrics ?? {})) {
      const [, curve, k] = /^(.+)@(\d+)$/.exec(name) ?? [];
      if (curve === undefined || metric.value === null) continue;
      const points = curves.get(curve) ?? [];
      points.push({ variant, k: Number(k), metric });
      curves.set(curve, points);
    }
  return new Map([...curves].filter(([, points]) => new Set(points.map(({ k }) => k)).size > 1));
}
