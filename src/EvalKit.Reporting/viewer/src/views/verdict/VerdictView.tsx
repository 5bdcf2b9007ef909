import { leadComparison } from "../../data/lead";
import { useReport } from "../../state/report";
import { ComparisonPanel } from "./ComparisonPanel";
import { Decisions } from "./Decisions";
import { Findings } from "./Findings";
import { GateTable } from "./GateTable";
import { MetricPanel } from "./MetricPanel";
import { VerdictBanner } from "./VerdictBanner";

/** May I merge, and what broke: everything a reviewer needs first, on one screen. */
export function VerdictView() {
  const { summary } = useReport();
  const lead = leadComparison(summary);
  if (!lead && !summary.gates?.length)
    return (
      <>
        <VerdictBanner summary={summary} />
        <MetricPanel summary={summary} />
        <Decisions summary={summary} />
        <Findings findings={summary.findings ?? []} />
      </>
    );
  return (
    <>
      <VerdictBanner summary={summary} />
      <div class="verdict-columns">
        <div class="gates-area">
          <GateTable summary={summary} />
          <Decisions summary={summary} />
        </div>
        <div class="change-area">{lead ? <ComparisonPanel comparison={lead} /> : <MetricPanel summary={summary} />}</div>
        <div class="findings-area">
          <Findings findings={summary.findings ?? []} />
        </div>
      </div>
    </>
  );
}
