import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "preact/hooks";
import { dotAndWhisker } from "../../components/dotAndWhisker";
import { PlotFigure } from "../../components/PlotFigure";
import { SeriesLegend } from "../../components/SeriesLegend";
import { scoreMetrics } from "../../data/metrics";
import type { Summary } from "../../data/summary";

/** Dot and whisker: every score metric by variant. */
export function MetricChart({ summary }: { readonly summary: Summary }) {
  const options = useCallback((): PlotOptions => {
    const rows = scoreMetrics(summary).map((name) => ({
      name,
      metrics: Object.fromEntries(Object.entries(summary.variants).map(([variant, { metrics }]) => [variant, metrics?.[name]])),
    }));
    return dotAndWhisker(rows, Object.keys(summary.variants));
  }, [summary]);
  return (
    <>
      <SeriesLegend names={Object.keys(summary.variants)} />
      <PlotFigure label="Metrics by variant with their intervals; the table above has the numbers" options={options} />
    </>
  );
}
