import { axisX, axisY, dot, gridX, ruleY, type PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { variantColour } from "../../data/metrics";
import type { Summary } from "../../data/summary";
import { milliseconds } from "../../format/numbers";

const percentiles = [
  ["p50_ms", 5],
  ["p95_ms", 4],
  ["p99_ms", 3],
] as const;

export function LatencyChart({ summary }: { readonly summary: Summary }) {
  const options = useCallback((): PlotOptions => chart(summary), [summary]);
  return <PlotFigure label="Median, 95th and 99th percentile of latency by variant; the table above has the numbers" options={options} />;
}

function chart(summary: Summary): PlotOptions {
  const variants = Object.keys(summary.variants);
  const points = variants.flatMap((variant) =>
    percentiles.flatMap(([name, radius]) => {
      const value = summary.variants[variant]?.latency?.[name];
      return typeof value === "number" ? [{ variant, value, radius }] : [];
    }),
  );
  const ranges = variants.flatMap((variant) => {
    const latency = summary.variants[variant]?.latency;
    return typeof latency?.p50_ms === "number" && typeof latency.p99_ms === "number"
      ? [{ variant, from: latency.p50_ms, to: latency.p99_ms }]
      : [];
  });
  const colour = (row: { variant: string }) => variantColour(variants, row.variant);
  return {
    marginLeft: 24 + Math.max(...variants.map((name) => name.length)) * 6.4,
    marginRight: 40,
    height: 50 + variants.length * 34,
    x: { zero: true, label: null },
    y: { domain: variants, label: null },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: 5 }),
      axisX({ tickSize: 0, tickFormat: (value: number) => (value === 0 ? "0" : milliseconds(value)), ticks: 5 }),
      axisY({ tickSize: 0 }),
      ruleY(ranges, { y: "variant", x1: "from", x2: "to", stroke: colour, strokeWidth: 2 }),
      dot(points, { y: "variant", x: "value", r: "radius", fill: colour }),
    ],
    r: { type: "identity" },
  };
}
