import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { dotAndWhisker } from "../../components/dotAndWhisker";
import { PlotFigure } from "../../components/PlotFigure";
import { SeriesLegend } from "../../components/SeriesLegend";
import { sliceValue } from "../../data/slices";
import type { Summary } from "../../data/summary";

interface SliceChartProps {
  readonly summary: Summary;
  readonly slices: readonly string[];
  readonly metric: string;
}

export function SliceChart({ summary, slices, metric }: SliceChartProps) {
  const options = useCallback((): PlotOptions => {
    const rows = slices.map((slice) => ({
      name: sliceValue(slice),
      metrics: Object.fromEntries(
        Object.entries(summary.variants).map(([variant, { slices: found }]) => [variant, found?.[slice]?.[metric]]),
      ),
    }));
    return dotAndWhisker(rows, Object.keys(summary.variants));
  }, [summary, slices, metric]);
  return (
    <div>
      <SeriesLegend names={Object.keys(summary.variants)} />
      <PlotFigure label={`${metric} by slice with intervals; the table beside it has the numbers`} options={options} />
    </div>
  );
}
