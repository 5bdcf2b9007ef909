import { axisX, dot, gridX, ruleY, type PlotOptions } from "@observablehq/plot";
import { isProportion, variantColour } from "../data/metrics";
import type { Metric } from "../data/summary";

interface WhiskerRow {
  readonly name: string;
  readonly metrics: Readonly<Record<string, Metric | undefined>>;
}

const labelWidth = 6.4;
const rowGap = 14;
const lineHeight = 14;

/** A chart with one group of lines a row and one line a variant: the dot is the value, the line its interval. */
export function dotAndWhisker(rows: readonly WhiskerRow[], variants: readonly string[]): PlotOptions {
  const points = rows.flatMap(({ name, metrics }) =>
    variants.flatMap((variant) => {
      const metric = metrics[variant];
      return metric && metric.value !== null ? [{ name, variant, value: metric.value, low: metric.low, high: metric.high }] : [];
    }),
  );
  const whiskers = points.filter((point) => typeof point.low === "number" && typeof point.high === "number");
  const colour = (point: { variant: string }) => variantColour(variants, point.variant);
  const longest = Math.max(...rows.map((row) => row.name.length), 0);
  return {
    marginLeft: Math.min(260, 20 + longest * labelWidth),
    marginRight: 16,
    height: 40 + rows.length * (rowGap + variants.length * lineHeight),
    x: points.every(({ value }) => isProportion(value)) ? { domain: [0, 1], label: null } : { label: null },
    y: { domain: [...variants], axis: null, padding: 0.3 },
    fy: { domain: rows.map((row) => row.name), label: null, padding: rowGap / (rowGap + variants.length * lineHeight), axis: "left" },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0, anchor: "bottom" }),
      ruleY(whiskers, { fy: "name", y: "variant", x1: "low", x2: "high", stroke: colour, strokeWidth: 2 }),
      dot(points, { fy: "name", y: "variant", x: "value", fill: colour, r: 4.5 }),
    ],
  };
}
