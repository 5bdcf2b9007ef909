import { axisX, axisY, dot, gridX, gridY, line, type PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "preact/hooks";
import { PlotFigure } from "../../components/PlotFigure";
import { Section } from "../../components/Section";
import { SeriesLegend } from "../../components/SeriesLegend";
import { cumulativeShares, isKnown, type SharePoint } from "../../data/distribution";
import { variantColour } from "../../data/metrics";
import type { SampleIndex } from "../../data/sampleIndex";
import type { Summary } from "../../data/summary";
import { milliseconds, percent } from "../../format/numbers";
import { useSamples } from "../../state/samples";

const percentiles = [
  ["p50_ms", 0.5],
  ["p95_ms", 0.95],
  ["p99_ms", 0.99],
] as const;

/** Which share of the answers was there within which time; dots are the percentiles of the tables. */
export function LatencyDistribution({ summary }: { readonly summary: Summary }) {
  const index = useSamples()?.index;
  if (!index || !isKnown(index.totalMs)) return null;
  return (
    <Section title="Answers within a time" note="Lines are the samples, dots p50, p95 and p99; dashed: the first token.">
      <SeriesLegend names={Object.keys(summary.variants)} />
      <Chart summary={summary} index={index} />
    </Section>
  );
}

function Chart({ summary, index }: { readonly summary: Summary; readonly index: SampleIndex }) {
  const whole = useMemo(() => cumulativeShares(index, index.totalMs), [index]);
  const first = useMemo(() => cumulativeShares(index, index.firstTokenMs), [index]);
  const options = useCallback((): PlotOptions => chart(summary, whole, first), [summary, whole, first]);
  return <PlotFigure label="Share of answers by latency and variant; the table above has p50, p95 and p99" options={options} />;
}

function chart(summary: Summary, whole: readonly SharePoint[], first: readonly SharePoint[]): PlotOptions {
  const variants = Object.keys(summary.variants);
  const colour = (point: { variant: string }) => variantColour(variants, point.variant);
  const marked = variants.flatMap((variant) =>
    percentiles.flatMap(([name, share]) => {
      const value = summary.variants[variant]?.latency?.[name];
      return typeof value === "number" ? [{ variant, value, share }] : [];
    }),
  );
  const smallest = Math.min(...[...whole, ...first].map(({ value }) => value));
  return {
    height: 260,
    marginLeft: 48,
    marginBottom: 36,
    x: { type: smallest > 0 ? "log" : "linear", label: null },
    y: { domain: [0, 1], label: null },
    color: { type: "identity" },
    marks: [
      gridX({ strokeOpacity: 0.14 }),
      gridY({ strokeOpacity: 0.14 }),
      axisX({ tickSize: 0, tickFormat: (value: number) => milliseconds(value), ticks: 5 }),
      axisY({ tickSize: 0, tickFormat: percent, ticks: 5 }),
      line(first, { x: "value", y: "share", z: "variant", stroke: colour, strokeWidth: 1.5, strokeDasharray: "4 3" }),
      line(whole, { x: "value", y: "share", z: "variant", stroke: colour, strokeWidth: 2 }),
      dot(marked, { x: "value", y: "share", fill: colour, r: 4 }),
    ],
  };
}
