import { Select } from "../../components/Select";
import type { Summary } from "../../data/summary";
import { changeSettings } from "../../state/location";

interface PairToolbarProps {
  readonly summary: Summary;
  readonly baseline: string;
  readonly candidate: string;
  readonly metric: string;
  readonly metrics: readonly string[];
}

/** Chooses which two are compared, and by which metric. */
export function PairToolbar({ summary, baseline, candidate, metric, metrics }: PairToolbarProps) {
  const variants = Object.keys(summary.variants);
  const accepted = new Set((summary.comparisons ?? []).filter((found) => found.baseline_source === "accepted").map((found) => found.baseline));
  const baselines = [...new Set([...accepted, ...variants])];
  return (
    <div class="toolbar">
      <Select
        label="Baseline"
        value={baseline}
        choices={baselines.map((name) => [name, accepted.has(name) ? `${name} (accepted)` : name] as const)}
        onChange={(value) => changeSettings({ baseline: value, open: undefined })}
      />
      <Select
        label="Candidate"
        value={candidate}
        choices={variants.map((name) => [name, name] as const)}
        onChange={(value) => changeSettings({ candidate: value, open: undefined })}
      />
      <Select
        label="Metric"
        value={metric}
        choices={metrics.map((name) => [name, name] as const)}
        onChange={(value) => changeSettings({ metric: value, open: undefined })}
      />
    </div>
  );
}
