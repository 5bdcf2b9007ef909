import { axisX, axisY, dot, gridY, line, ruleX, type Markish, type PlotOptions } from "@observablehq/plot";
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

/** Between the intervals of two variants, in pixels. */
const apart = 7;

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
  const isRotated = history.runs.length > 4;
  return {
    height: isRotated ? 280 : 240,
    marginLeft: 60,
    marginBottom: isRotated ? 70 : 30,
    x: { type: "point", domain: history.runs.map(({ run }) => run), label: null },
    y: { nice: true, label: null, inset: 8 },
    color: { type: "identity" },
    marks: [
      gridY({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0, tickRotate: isRotated ? -25 : 0 }),
      axisY({ tickSize: 0, ticks: 5, tickFormat: (value: number) => metricValue(metric, value) }),
      ...variants.flatMap((variant, at) => marksOf(points.filter((point) => point.variant === variant), variantColour(variants, variant), apart * (at - (variants.length - 1) / 2))),
    ],
  };
}

interface Point {
  readonly run: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly moved: boolean;
}

/** One variant's line, moved sideways so that its intervals stand beside those of the others. */
function marksOf(points: readonly Point[], stroke: string, dx: number): readonly Markish[] {
  return [
    ruleX(points, { x: "run", y1: "low", y2: "high", stroke, strokeOpacity: 0.6, strokeWidth: 2, dx }),
    line(points, { x: "run", y: "value", stroke, strokeWidth: 1.5, dx }),
    dot(points, { x: "run", y: "value", fill: stroke, r: 4, dx }),
    dot(
      points.filter((point) => point.moved),
      { x: "run", y: "value", stroke, strokeWidth: 2, r: 9, dx },
    ),
  ];
}
