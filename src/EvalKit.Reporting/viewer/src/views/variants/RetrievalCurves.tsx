import { axisX, axisY, dot, gridY, line, ruleX, type PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { Section } from "../../components/Section";
import { SeriesLegend } from "../../components/SeriesLegend";
import { curvesOf, type CurvePoint } from "../../data/curves";
import { variantColour } from "../../data/metrics";
import type { Summary } from "../../data/summary";

/** Metrics of rankings over their cut-off. */
export function RetrievalCurves({ summary }: { readonly summary: Summary }) {
  const curves = curvesOf(summary);
  if (curves.size === 0) return null;
  return (
    <Section title="By cut-off" note="Dots are values at the first k results, lines beside them their intervals; the table has the numbers.">
      <SeriesLegend names={Object.keys(summary.variants)} />
      <div class="side-by-side">
        {[...curves].map(([name, points]) => (
          <Curve key={name} name={name} points={points} variants={Object.keys(summary.variants)} />
        ))}
      </div>
    </Section>
  );
}

interface CurveProps {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  readonly variants: readonly string[];
}

function Curve({ name, points, variants }: CurveProps) {
  const options = useCallback((): PlotOptions => chart(points, variants), [points, variants]);
  return (
    <div>
      <h3>{name}@k</h3>
      <PlotFigure label={`${name} over the cut-off k by variant; the table of metrics has the numbers`} options={options} />
    </div>
  );
}

function chart(points: readonly CurvePoint[], variants: readonly string[]): PlotOptions {
  const rows = points.map(({ variant, k, metric }) => ({ variant, k, value: metric.value, low: metric.low ?? metric.value, high: metric.high ?? metric.value }));
  const colour = (row: { variant: string }) => variantColour(variants, row.variant);
  return {
    height: 220,
    marginLeft: 44,
    x: { type: "point", domain: [...new Set(rows.map(({ k }) => k))].sort((a, b) => a - b), label: null },
    y: { domain: [0, 1], label: null },
    color: { type: "identity" },
    marks: [
      gridY({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0 }),
      axisY({ tickSize: 0, ticks: 5 }),
      ruleX(rows, { x: "k", y1: "low", y2: "high", stroke: colour, strokeOpacity: 0.6 }),
      line(rows, { x: "k", y: "value", z: "variant", stroke: colour, strokeWidth: 2, sort: "k" }),
      dot(rows, { x: "k", y: "value", fill: colour, r: 4 }),
    ],
  };
}
