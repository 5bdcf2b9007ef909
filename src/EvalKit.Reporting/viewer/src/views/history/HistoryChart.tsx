import { axisX, axisY, dot, gridY, line, ruleX, type PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { SeriesLegend } from "../../components/SeriesLegend";
import type { RunHistory } from "../../data/history";
import { variantColour } from "../../data/metrics";
import { metricValue } from "../../format/numbers";

interface HistoryChartProps {
  readonly history: RunHistory;
  readonly metric: string;
}

export function HistoryChart({ history, metric }: HistoryChartProps) {
  const options = useCallback((): PlotOptions => chart(history, metric), [history, metric]);
  return (
    <>
      <SeriesLegend names={variantsOf(history)} />
      <PlotFigure label={`${metric} of each run by variant, with intervals; the table below has the numbers`} options={options} />
    </>
  );
}

function variantsOf(history: RunHistory): readonly string[] {
  return [...new Set(history.runs.flatMap((run) => Object.keys(run.variants)))];
}

function chart(history: RunHistory, metric: string): PlotOptions {
  const variants = variantsOf(history);
  const points = history.runs.flatMap(({ run, variants: found, shifts }) =>
    Object.entries(found).flatMap(([variant, metrics]) => {
      const entry = metrics[metric];
      if (!entry || entry.value === null) return [];
      const moved = shifts.some((shift) => shift.variant === variant && shift.metric === metric);
      return [{ run, variant, value: entry.value, low: entry.low ?? entry.value, high: entry.high ?? entry.value, moved }];
    }),
  );
  const colour = (point: { variant: string }) => variantColour(variants, point.variant);
  return {
    height: 280,
    marginLeft: 60,
    marginBottom: 70,
    x: { type: "point", domain: history.runs.map(({ run }) => run), label: null },
    y: { nice: true, label: null, inset: 8 },
    color: { type: "identity" },
    marks: [
      gridY({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0, tickRotate: history.runs.length > 4 ? -25 : 0 }),
      axisY({ tickSize: 0, ticks: 5, tickFormat: (value: number) => metricValue(metric, value) }),
      ruleX(points, { x: "run", y1: "low", y2: "high", stroke: colour, strokeOpacity: 0.6, strokeWidth: 2 }),
      line(points, { x: "run", y: "value", z: "variant", stroke: colour, strokeWidth: 1.5 }),
      dot(points, { x: "run", y: "value", fill: colour, r: 4 }),
      dot(
        points.filter((point) => point.moved),
        { x: "run", y: "value", stroke: colour, strokeWidth: 2, r: 9 },
      ),
    ],
  };
}
