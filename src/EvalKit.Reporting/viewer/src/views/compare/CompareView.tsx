import { Section } from "../../components/Section";
import { Select } from "../../components/Select";
import { leadComparison } from "../../data/lead";
import { changeSettings, useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { FlipList } from "../verdict/FlipList";
import { ChangeList } from "./ChangeList";
import { ComparisonTable } from "./ComparisonTable";
import { ForestPlot } from "./ForestPlot";

const shownFlips = 20;

/** Candidate against baseline on the same items. */
export function CompareView() {
  const { summary } = useReport();
  const { settings } = useLocation();
  const comparisons = summary.comparisons ?? [];
  if (comparisons.length === 0)
    return <p class="empty">Nothing to compare: the suite names no baseline, and no run was accepted as one.</p>;

  const metrics = [...new Set(comparisons.map((comparison) => comparison.metric))];
  const metric = metrics.find((name) => name === settings.get("metric")) ?? leadComparison(summary)?.metric ?? "";
  const ofMetric = comparisons.filter((comparison) => comparison.metric === metric);
  const overall = comparisons.filter((comparison) => !comparison.slice || comparison.verdict);
  const sliced = ofMetric.filter((comparison) => comparison.slice);
  const changed = ofMetric.filter((comparison) => !comparison.slice && comparison.flips);
  return (
    <>
      <Section title="Differences" note="Candidate minus baseline with its interval; dashed: the largest drop that a gate accepts.">
        <ForestPlot comparisons={overall} />
        <ComparisonTable comparisons={overall} />
      </Section>
      <ChangeList comparisons={comparisons} />
      <div class="toolbar">
        <Select
          label="Metric"
          value={metric}
          choices={metrics.map((name) => [name, name] as const)}
          onChange={(value) => changeSettings({ metric: value })}
        />
      </div>
      {changed.map((comparison) => (
        <Section key={comparison.candidate} title={`Changed items: ${metric}`} note={`${comparison.baseline} → ${comparison.candidate}`}>
          <div class="side-by-side">
            <FlipList
              title="Worse"
              flips={comparison.flips?.worsened.slice(0, shownFlips) ?? []}
              total={comparison.flips?.worsened_total ?? 0}
              comparison={comparison}
            />
            <FlipList
              title="Better"
              flips={comparison.flips?.improved.slice(0, shownFlips) ?? []}
              total={comparison.flips?.improved_total ?? 0}
              comparison={comparison}
            />
          </div>
        </Section>
      ))}
      {sliced.length > 0 ? (
        <Section title={`${metric} by slice`} note="Exploratory unless a gate asks for it: among many slices some differ by chance.">
          <ForestPlot comparisons={sliced} />
          <ComparisonTable comparisons={sliced} />
        </Section>
      ) : null}
    </>
  );
}
