import { axisX, axisY, gridY, rectY, ruleY, type PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { Section } from "../../components/Section";
import { SeriesLegend } from "../../components/SeriesLegend";
import { histogram } from "../../data/distribution";
import { variantColour } from "../../data/metrics";
import type { SampleIndex } from "../../data/sampleIndex";
import type { Summary } from "../../data/summary";
import { useSamples } from "../../state/samples";

const bins = 20;

/** Where the scores of each grader lie: a mean of one half may be all halves, or ones and zeros. */
export function ScoreDistributions({ summary }: { readonly summary: Summary }) {
  const index = useSamples()?.index;
  if (!index || index.scores.size === 0) return null;
  return (
    <Section title="Scores of single cells" note="How many cells have which score, by grader and variant.">
      <SeriesLegend names={Object.keys(summary.variants)} />
      <div class="side-by-side">
        {[...index.scores].map(([grader, scores]) => (
          <Distribution key={grader} summary={summary} index={index} grader={grader} scores={scores} />
        ))}
      </div>
    </Section>
  );
}

interface DistributionProps {
  readonly summary: Summary;
  readonly index: SampleIndex;
  readonly grader: string;
  readonly scores: Float64Array;
}

function Distribution({ summary, index, grader, scores }: DistributionProps) {
  const counts = useMemo(() => histogram(index, scores, bins), [index, scores]);
  const options = useCallback((): PlotOptions => chart(summary, counts), [summary, counts]);
  return (
    <div>
      <h3>{grader}</h3>
      <PlotFigure label={`How many cells have which score by ${grader}, by variant`} options={options} />
    </div>
  );
}

function chart(summary: Summary, counts: ReadonlyMap<string, readonly number[]>): PlotOptions {
  const variants = Object.keys(summary.variants);
  const bars = variants.flatMap((variant) =>
    (counts.get(variant) ?? []).map((cells, bin) => ({ variant, cells, from: bin / bins, to: (bin + 1) / bins })),
  );
  return {
    height: 40 + variants.length * 70,
    marginLeft: 48,
    x: { domain: [0, 1], label: null },
    y: { label: null },
    fy: { domain: variants, axis: null },
    color: { type: "identity" },
    marks: [
      gridY({ strokeOpacity: 0.14, ticks: 2 }),
      axisX({ tickSize: 0, ticks: 5, anchor: "bottom" }),
      axisY({ tickSize: 0, ticks: 2 }),
      rectY(bars, { fy: "variant", x1: "from", x2: "to", y: "cells", fill: (bar: { variant: string }) => variantColour(variants, bar.variant), inset: 0.5 }),
      ruleY([0], { strokeOpacity: 0.4 }),
    ],
  };
}
