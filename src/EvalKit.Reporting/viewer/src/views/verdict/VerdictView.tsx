import { leadComparison } from "../../data/lead";
import type { Finding } from "../../data/summary";
import { useReport } from "../../state/report";
import { TargetTable } from "../targets/TargetTable";
import { ComparisonPanel } from "./ComparisonPanel";
import { Findings } from "./Findings";
import { GateTable } from "./GateTable";
import { MetricPanel } from "./MetricPanel";
import { NeedsHumanList } from "./NeedsHuman";
import { VerdictBanner } from "./VerdictBanner";

/** May I merge, and what broke: everything a reviewer needs first, on one screen. */
export function VerdictView() {
  const { summary, execution } = useReport();
  // Some depend on the day of the run.
  const findings = [...(summary.findings ?? []), ...((execution.summary?.["findings"] ?? []) as readonly Finding[])];
  const lead = leadComparison(summary);
  if (!lead && !summary.gates?.length)
    return (
      <>
        <VerdictBanner summary={summary} />
        <MetricPanel summary={summary} />
        <TargetTable summary={summary} />
        <Findings findings={findings} />
        <NeedsHumanList needed={summary.needs_human} />
      </>
    );
  return (
    <>
      <VerdictBanner summary={summary} />
      <div class="verdict-columns">
        <div class="gates-area">
          <GateTable summary={summary} />
          <TargetTable summary={summary} />
        </div>
        <div class="change-area">{lead ? <ComparisonPanel comparison={lead} /> : <MetricPanel summary={summary} />}</div>
        <div class="findings-area">
          <Findings findings={findings} />
          <NeedsHumanList needed={summary.needs_human} />
        </div>
      </div>
    </>
  );
}
