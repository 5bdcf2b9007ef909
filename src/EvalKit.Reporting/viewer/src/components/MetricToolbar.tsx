import { changeSettings } from "../state/location";
import { Select } from "./Select";

/** Chooses the metric that a view shows; the choice stands in the URL. */
export function MetricToolbar({ metric, metrics }: { readonly metric: string; readonly metrics: readonly string[] }) {
  return (
    <div class="toolbar">
      <Select
        label="Metric"
        value={metric}
        choices={metrics.map((name) => [name, name] as const)}
        onChange={(value) => changeSettings({ metric: value })}
      />
    </div>
  );
}
