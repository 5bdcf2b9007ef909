import { axisX, axisY, dot, gridX, gridY, line, ruleX, text, type PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { variantColour } from "../../data/metrics";
import type { Summary } from "../../data/summary";

interface QualityCostChartProps {
  readonly summary: Summary;
  readonly metric: string;
}

export function QualityCostChart({ summary, metric }: QualityCostChartProps) {
  const options = useCallback((): PlotOptions => chart(summary, metric), [summary, metric]);
  if (pointsOf(summary, metric).length === 0) return <p class="empty">No prices are known for these models.</p>;
  return <PlotFigure label={`${metric} against cost per 1,000 items by variant; the tables have the numbers`} options={options} />;
}

function pointsOf(summary: Summary, name: string) {
  return Object.entries(summary.variants).flatMap(([variant, { cost, metrics }]) => {
    const metric = metrics?.[name];
    return typeof cost?.per_1000 === "number" && typeof metric?.value === "number"
      ? [{ variant, cost: cost.per_1000, value: metric.value, low: metric.low ?? metric.value, high: metric.high ?? metric.value }]
      : [];
  });
}

/** The points that no point of at most their cost equals or exceeds, from the cheapest on. */
function paretoFront<T extends { readonly cost: number; readonly value: number }>(points: readonly T[]): readonly T[] {
  const front: T[] = [];
  for (const point of points.toSorted((a, b) => a.cost - b.cost || b.value - a.value))
    if (point.value > (front.at(-1)?.value ?? -Infinity)) front.push(point);
  return front;
}

function chart(summary: Summary, metric: string): PlotOptions {
  const points = pointsOf(summary, metric);
  const variants = Object.keys(summary.variants);
  const colour = (row: { variant: string }) => variantColour(variants, row.variant);
  return {
    height: 240,
    marginLeft: 48,
    marginRight: 24 + Math.max(...variants.map((name) => name.length)) * 7,
    marginBottom: 40,
    x: { zero: true, label: "cost per 1,000 items", labelAnchor: "center" },
    y: { nice: true, label: null, inset: 10 },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 5 }),
      gridY({ strokeOpacity: 0.14, ticks: 5 }),
      axisX({ tickSize: 0, tickFormat: (value: number) => `$${value}`, ticks: 5, label: "cost per 1,000 items", labelAnchor: "center" }),
      axisY({ tickSize: 0, ticks: 5 }),
      line(paretoFront(points), { x: "cost", y: "value", stroke: "var(--muted)", strokeWidth: 1.5, strokeOpacity: 0.6 }),
      ruleX(points, { x: "cost", y1: "low", y2: "high", stroke: colour, strokeWidth: 2 }),
      dot(points, { x: "cost", y: "value", fill: colour, r: 5 }),
      text(points, { x: "cost", y: "value", text: "variant", dx: 10, dy: 10, textAnchor: "start", fill: colour, fontWeight: 600 }),
    ],
  };
}
