import { Section } from "../../components/Section";
import { Select } from "../../components/Select";
import { scoreMetrics } from "../../data/metrics";
import { changeSettings, useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { CostTable } from "./CostTable";
import { LatencyChart } from "./LatencyChart";
import { LatencyDistribution } from "./LatencyDistribution";
import { QualityCostChart } from "./QualityCostChart";
import { SpentNow } from "./SpentNow";

export function CostView() {
  const { summary } = useReport();
  const { settings } = useLocation();
  const metrics = scoreMetrics(summary);
  const metric = metrics.find((name) => name === settings.get("metric")) ?? metrics[0] ?? "";
  return (
    <>
      <Section title="Cost, speed and tokens" note="As recorded with the responses, whoever asked for them and whenever.">
        <CostTable variants={summary.variants} />
      </Section>
      <div class="side-by-side">
        <Section title="Latency" note="p50, p95 and p99 of the whole answer">
          <LatencyChart summary={summary} />
        </Section>
        <Section title={`${metric} against cost`} note="Upright lines are intervals. The grey line joins the variants that no cheaper one equals.">
          <div class="toolbar">
            <Select
              label="Metric"
              value={metric}
              choices={metrics.map((name) => [name, name] as const)}
              onChange={(value) => changeSettings({ metric: value })}
            />
          </div>
          <QualityCostChart summary={summary} metric={metric} />
        </Section>
        <LatencyDistribution summary={summary} />
        <SpentNow />
      </div>
    </>
  );
}
