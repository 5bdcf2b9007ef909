import { axisX, axisY, dot, gridX, gridY, line, type PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { Section } from "../../components/Section";
import { SeriesLegend } from "../../components/SeriesLegend";
import { calibrationBins, type CalibrationBin } from "../../data/calibration";
import { variantColour } from "../../data/metrics";
import type { SampleIndex } from "../../data/sampleIndex";
import type { Summary } from "../../data/summary";
import { useSamples } from "../../state/samples";

/** Whether answers that call themselves 80 % certain are right in 80 % of cases. */
export function CalibrationPlots({ summary }: { readonly summary: Summary }) {
  const index = useSamples()?.index;
  if (!index || index.confidence.size === 0) return null;
  return (
    <Section title="Calibration" note="Ten bins of stated probability: on the grey line it is as often right as it says; below, it is too sure. Larger dots rest on more answers.">
      <SeriesLegend names={Object.keys(summary.variants)} />
      <div class="side-by-side">
        {[...index.confidence.keys()].map((grader) => (
          <CalibrationPlot key={grader} summary={summary} index={index} grader={grader} />
        ))}
      </div>
    </Section>
  );
}

interface CalibrationPlotProps {
  readonly summary: Summary;
  readonly index: SampleIndex;
  readonly grader: string;
}

function CalibrationPlot({ summary, index, grader }: CalibrationPlotProps) {
  const bins = useMemo(() => calibrationBins(index, grader), [index, grader]);
  const options = useCallback((): PlotOptions => chart(summary, bins), [summary, bins]);
  return (
    <div>
      <h3>{grader}</h3>
      <PlotFigure label={`Share of right answers by stated probability and variant, by ${grader}; its calibration error stands in the table of metrics`} options={options} />
    </div>
  );
}

function chart(summary: Summary, bins: readonly CalibrationBin[]): PlotOptions {
  const variants = Object.keys(summary.variants);
  const colour = (bin: { variant: string }) => variantColour(variants, bin.variant);
  const ideal = [
    { confidence: 0, accuracy: 0 },
    { confidence: 1, accuracy: 1 },
  ];
  return {
    height: 280,
    marginLeft: 44,
    marginBottom: 40,
    x: { domain: [0, 1] },
    y: { domain: [0, 1], label: null },
    r: { range: [2, 8] },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14 }),
      gridY({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0, ticks: 5, label: "stated probability", labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, ticks: 5 }),
      line(ideal, { x: "confidence", y: "accuracy", stroke: "var(--muted)", strokeOpacity: 0.6 }),
      line(bins, { x: "confidence", y: "accuracy", z: "variant", stroke: colour, strokeWidth: 1.5 }),
      dot(bins, { x: "confidence", y: "accuracy", r: "cells", fill: colour }),
    ],
  };
}
