import { MetricToolbar } from "../../components/MetricToolbar";
import { Section } from "../../components/Section";
import { historyMetrics } from "../../data/history";
import { useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { HistoryChart } from "./HistoryChart";
import { HistoryTable } from "./HistoryTable";

/** Runs of the suite over time: where a metric moved, and what changed with it. */
export function HistoryView() {
  const { history } = useReport();
  const { settings } = useLocation();
  if (!history)
    return (
      <p class="empty">
        This report is of one run. <code>evalkit report RUN RUN… -o FILE</code> makes one of several, with their history;{" "}
        <code>evalkit history SUITE</code> and <code>evalkit changelog SUITE</code> show it without a report.
      </p>
    );
  const metrics = historyMetrics(history);
  const metric = metrics.find((name) => name === settings.get("metric")) ?? metrics[0] ?? "";
  return (
    <>
      <MetricToolbar metric={metric} metrics={metrics} />
      <Section title={`${metric} over time`} note="Upright lines are intervals; a ring marks a run that differs from the one before it beyond chance, paired item by item.">
        <HistoryChart history={history} metric={metric} />
      </Section>
      <Section title="Runs" note="Newest first, each with what differs from the run before it.">
        <HistoryTable history={history} metric={metric} />
      </Section>
    </>
  );
}
