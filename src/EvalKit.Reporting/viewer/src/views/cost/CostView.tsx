import { MetricToolbar } from "../../components/MetricToolbar";
import { Section } from "../../components/Section";
import { scoreMetrics } from "../../data/metrics";
import { useLocation } from "../../state/location";
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
        <div>
          <Section title="Latency" note="p50, p95 and p99 of the whole answer">
            <LatencyChart summary={summary} />
          </Section>
          <LatencyDistribution summary={summary} />
        </div>
        <div>
          <Section title={`${metric} against cost`} note="Upright lines are intervals. The grey line joins the variants that no cheaper one equals.">
            <MetricToolbar metric={metric} metrics={metrics} />
            <QualityCostChart summary={summary} metric={metric} />
          </Section>
          <SpentNow />
        </div>
      </div>
    </>
  );
}
