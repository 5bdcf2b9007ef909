import { useMemo } from "preact/hooks";
import { Section } from "../../components/Section";
import { leadComparison } from "../../data/lead";
import { scoreMetrics } from "../../data/metrics";
import { pairOfSettings } from "../../data/pair";
import type { Summary } from "../../data/summary";
import { useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { useSamples } from "../../state/samples";
import { ChangedItems, ChangedItemsOfSamples } from "./ChangedItems";
import { ChangeList } from "./ChangeList";
import { ComparisonTable } from "./ComparisonTable";
import { ForestPlot } from "./ForestPlot";
import { PairToolbar } from "./PairToolbar";
import { UntestedPair } from "./UntestedPair";

/** Candidate against baseline on the same items: those of the run's comparisons, or any two variants. */
export function CompareView() {
  const { summary } = useReport();
  const { settings } = useLocation();
  const lead = leadComparison(summary);
  const variants = Object.keys(summary.variants);
  if (!lead && variants.length < 2)
    return <p class="empty">Nothing to compare: the suite names no baseline, and no run was accepted as one.</p>;

  const baseline = settings.get("baseline") ?? lead?.baseline ?? variants[0] ?? "";
  const candidate = settings.get("candidate") ?? lead?.candidate ?? variants.at(-1) ?? "";
  const ofPair = (summary.comparisons ?? []).filter((found) => found.baseline === baseline && found.candidate === candidate);
  const metrics = metricsOf(summary, ofPair.map((comparison) => comparison.metric));
  const metric = metrics.find((name) => name === settings.get("metric")) ?? metrics.find((name) => name === lead?.metric) ?? metrics[0] ?? "";
  const toolbar = <PairToolbar summary={summary} baseline={baseline} candidate={candidate} metric={metric} metrics={metrics} />;
  if (ofPair.length === 0)
    return (
      <>
        {toolbar}
        {baseline === candidate ? (
          <p class="empty">Choose two that differ.</p>
        ) : (
          <>
            <UntestedPair summary={summary} baseline={baseline} candidate={candidate} />
            <UntestedChanges baseline={baseline} candidate={candidate} metric={metric} opened={settings.get("open") ?? undefined} />
          </>
        )}
      </>
    );

  const overall = ofPair.filter((comparison) => !comparison.slice);
  const gatedSlices = ofPair.filter((comparison) => comparison.slice && comparison.verdict);
  const sliced = ofPair.filter((comparison) => comparison.slice && comparison.metric === metric);
  const chosen = overall.find((comparison) => comparison.metric === metric);
  return (
    <>
      {toolbar}
      <Section title="Differences" note="Candidate minus baseline with its interval; dashed: the largest drop that a gate accepts.">
        <ForestPlot comparisons={[...overall, ...gatedSlices]} />
        <ComparisonTable comparisons={[...overall, ...gatedSlices]} />
      </Section>
      {chosen ? <ChangedItems comparison={chosen} metric={metric} opened={settings.get("open") ?? undefined} /> : null}
      <ChangeList comparisons={ofPair} />
      {sliced.length > 0 ? (
        <Section title={`${metric} by slice`} note="Exploratory unless a gate asks for it: among many slices some differ by chance.">
          <ForestPlot comparisons={sliced} />
          <ComparisonTable comparisons={sliced} />
        </Section>
      ) : null}
    </>
  );
}

/** The metrics that the pair was compared by; for one that was not, those that are scores. */
function metricsOf(summary: Summary, compared: readonly string[]): readonly string[] {
  return compared.length > 0 ? [...new Set(compared)] : scoreMetrics(summary);
}

interface UntestedChangesProps {
  readonly baseline: string;
  readonly candidate: string;
  readonly metric: string;
  readonly opened: string | undefined;
}

function UntestedChanges({ baseline, candidate, metric, opened }: UntestedChangesProps) {
  const { summary } = useReport();
  const samples = useSamples();
  const pair = useMemo(
    () => samples && pairOfSettings(summary, new URLSearchParams({ baseline, candidate, metric }), [...samples.index.scores.keys()]),
    [samples, summary, baseline, candidate, metric],
  );
  return samples && pair ? <ChangedItemsOfSamples samples={samples} pair={pair} metric={metric} opened={opened} /> : null;
}
