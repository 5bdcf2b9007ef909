import { Section } from "../../components/Section";
import { useReport } from "../../state/report";
import { CalibrationPlots } from "./CalibrationPlots";
import { ClassificationSection } from "./ClassificationSection";
import { MetricChart } from "./MetricChart";
import { MetricTable } from "./MetricTable";
import { OutcomeTable } from "./OutcomeTable";
import { RetrievalCurves } from "./RetrievalCurves";
import { ScoreDistributions } from "./ScoreDistributions";

export function VariantsView() {
  const { summary } = useReport();
  return (
    <>
      <Section title="Metrics" note="Each value with its interval, the items it rests on and the ones missing from it.">
        <MetricTable variants={summary.variants} />
      </Section>
      <Section
        title="Metrics by variant"
        note="Dots are values, lines their intervals. Intervals that overlap are not a test: see Compare."
      >
        <MetricChart summary={summary} />
      </Section>
      <RetrievalCurves summary={summary} />
      <CalibrationPlots summary={summary} />
      <ScoreDistributions summary={summary} />
      <Section title="Outcomes">
        <OutcomeTable variants={summary.variants} />
      </Section>
      {Object.entries(summary.variants).flatMap(([variant, { details }]) =>
        Object.entries(details ?? {}).map(([grader, detail]) =>
          detail.kind === "classification" || detail.kind === "multilabel" ? (
            <ClassificationSection key={`${variant} ${grader}`} variant={variant} grader={grader} details={detail} />
          ) : null,
        ),
      )}
    </>
  );
}
