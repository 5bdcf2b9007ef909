import { Section } from "../../components/Section";
import { useReport } from "../../state/report";
import { FlipList } from "../verdict/FlipList";
import { ChangeList } from "./ChangeList";
import { ComparisonTable } from "./ComparisonTable";
import { ForestPlot } from "./ForestPlot";

const shownFlips = 20;

/** Candidate against baseline on the same items. */
export function CompareView() {
  const comparisons = useReport().summary.comparisons ?? [];
  if (comparisons.length === 0) return <p class="empty">Nothing to compare: the suite names no baseline, and no run was accepted as one.</p>;
  return (
    <>
      <Section title="Differences" note="Candidate minus baseline with its interval; dashed: the largest drop that a gate accepts.">
        <ForestPlot comparisons={comparisons} />
      </Section>
      <Section title="Comparisons">
        <ComparisonTable comparisons={comparisons} />
      </Section>
      <ChangeList comparisons={comparisons} />
      {comparisons.filter((comparison) => !comparison.slice && comparison.flips).map((comparison, at) => (
        <Section key={at} title={`Changed items: ${comparison.metric}`} note={`${comparison.baseline} → ${comparison.candidate}`}>
          <div class="side-by-side">
            <FlipList title="Worse" flips={comparison.flips?.worsened.slice(0, shownFlips) ?? []} total={comparison.flips?.worsened_total ?? 0} comparison={comparison} />
            <FlipList title="Better" flips={comparison.flips?.improved.slice(0, shownFlips) ?? []} total={comparison.flips?.improved_total ?? 0} comparison={comparison} />
          </div>
        </Section>
      ))}
    </>
  );
}
