import { Interval } from "../../components/Interval";
import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { Whisker } from "../../components/Whisker";
import type { Comparison } from "../../data/summary";
import { count, metricDifference, metricValue, percent } from "../../format/numbers";
import { baselineWords, sliceWords } from "../../format/words";
import { linkTo } from "../../state/location";
import { FlipList } from "./FlipList";

const shownFlips = 5;

/** The size of the change that decides, with its interval, and the items behind it. */
export function ComparisonPanel({ comparison }: { readonly comparison: Comparison }) {
  const { metric, flips, baseline, candidate } = comparison;
  const sides = { baseline, candidate, isAccepted: comparison.baseline_source === "accepted" };
  const format = (value: number) => metricDifference(metric, value);
  return (
    <Section title={comparison.verdict === "failed" ? "What broke" : "What changed"} note={`${metric}, ${sliceWords(comparison.slice)}`}>
      <div class={`difference ${comparison.verdict ?? "none"}`}>
        <p class="size">
          <Num value={comparison.difference} format={format} />
        </p>
        <div>
          <p>
            {comparison.level === undefined ? "" : `${percent(comparison.level)} interval `}
            <Interval low={comparison.low} high={comparison.high} method={comparison.interval} format={format} />
          </p>
          <p class="muted">
            {baselineWords(comparison)} {showValue(comparison.baseline_value, metric)} → {comparison.candidate}{" "}
            {showValue(comparison.candidate_value, metric)}
          </p>
        </div>
        <DifferenceWhisker comparison={comparison} />
      </div>
      <p class="tally">
        <Num value={comparison.losses} format={count} /> worse, <Num value={comparison.wins} format={count} /> better,{" "}
        <Num value={comparison.ties} format={count} /> the same, of <Num value={comparison.n} format={count} /> pairs
        {comparison.unpaired ? (
          <span class="missing-count">
            {" "}
            · <Num value={comparison.unpaired} format={count} /> without a pair
          </span>
        ) : null}
      </p>
      {flips ? (
        <FlipList
          title="First items that got worse"
          flips={flips.worsened.slice(0, shownFlips)}
          total={flips.worsened_total}
          sides={sides}
        />
      ) : null}
      {flips && flips.worsened.length === 0 ? (
        <FlipList
          title="First items that got better"
          flips={flips.improved.slice(0, shownFlips)}
          total={flips.improved_total}
          sides={sides}
        />
      ) : null}
      <p>
        <a href={linkTo("samples")}>All samples, changed ones first</a>
      </p>
    </Section>
  );
}

function showValue(value: number | null | undefined, metric: string) {
  return value === undefined || value === null ? null : <Num value={value} format={(number) => metricValue(metric, number)} />;
}

function DifferenceWhisker({ comparison }: { readonly comparison: Comparison }) {
  const { difference, low, high } = comparison;
  const margin = comparison.margin_value ?? comparison.margin;
  if (difference === null || low === null || high === null) return null;
  const extent = 1.15 * Math.max(Math.abs(low), Math.abs(high), margin ?? 0, Number.EPSILON);
  return <Whisker value={difference} low={low} high={high} margin={margin} extent={extent} tone={comparison.verdict ?? "none"} />;
}
