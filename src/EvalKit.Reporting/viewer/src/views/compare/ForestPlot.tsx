import { axisX, axisY, dot, gridX, ruleX, ruleY, tickX, type PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { isProportion, isScore } from "../../data/metrics";
import type { Comparison } from "../../data/summary";
import { difference } from "../../format/numbers";
import { sliceWords } from "../../format/words";

interface Row {
  readonly name: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly margin: number | null;
  readonly colour: string;
}

/** Differences of all comparisons on one axis around zero. */
export function ForestPlot({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  const rows = useMemo(() => rowsOf(comparisons), [comparisons]);
  const options = useCallback((width: number): PlotOptions => chart(rows, width), [rows]);
  if (rows.length === 0) return null;
  return (
    <PlotFigure
      label="Differences between candidate and baseline with their intervals; the table below has the numbers"
      options={options}
    />
  );
}

function rowsOf(comparisons: readonly Comparison[]): readonly Row[] {
  const severalCandidates = new Set(comparisons.map((comparison) => comparison.candidate)).size > 1;
  return comparisons.filter(fitsAxis).flatMap(({ metric, slice, candidate, difference, low, high, margin, margin_value, verdict }) => {
    if (difference === null || low === null || high === null) return [];
    const name = [metric, slice ? sliceWords(slice) : "", severalCandidates ? candidate : ""].filter(Boolean).join(" · ");
    return [{ name, difference, low, high, margin: margin_value ?? margin ?? null, colour: verdict ? `var(--${verdict})` : "var(--muted)" }];
  });
}

/** Only scores in [0, 1] where more is better share an axis; the table has the others. */
function fitsAxis({ metric, baseline_value, candidate_value, higher_is_better }: Comparison): boolean {
  return higher_is_better !== false && isScore(metric) && isProportion(baseline_value ?? 0) && isProportion(candidate_value ?? 0);
}

function tickCount(width: number): number {
  return Math.max(3, Math.min(8, width / 120));
}

/** As many decimals as the tick has, which are fewer than a difference is written with. */
function tickWords(value: number): string {
  return difference(value).replace(/\.?0+$/, "");
}

function chart(rows: readonly Row[], width: number): PlotOptions {
  const names = [...new Set(rows.map((row) => row.name))];
  const longest = Math.max(...names.map((name) => name.length), 0);
  const margins = rows.filter((row) => row.margin).map((row) => ({ name: row.name, at: -(row.margin ?? 0) }));
  return {
    marginLeft: Math.min(320, 24 + longest * 6.2),
    marginRight: 24,
    marginBottom: 42,
    height: 64 + names.length * 30,
    x: { nice: true },
    y: { domain: names, label: null },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14, ticks: tickCount(width) }),
      axisX({
        tickSize: 0,
        tickFormat: tickWords,
        ticks: tickCount(width),
        label: "worse ← difference → better",
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: 36,
      }),
      axisY({ tickSize: 0 }),
      ruleX([0], { strokeOpacity: 0.6 }),
      tickX(margins, { y: "name", x: "at", strokeDasharray: "3 3", strokeWidth: 1.5, strokeOpacity: 0.7 }),
      ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "colour", strokeWidth: 2.5 }),
      dot(rows, { y: "name", x: "difference", fill: "colour", r: 5 }),
    ],
  };
}
