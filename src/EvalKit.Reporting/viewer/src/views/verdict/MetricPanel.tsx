import { Section } from "../../components/Section";
import type { Summary } from "../../data/summary";
import { MetricTable } from "../variants/MetricTable";

/** What stands beside the gates when there is nothing to compare with. */
export function MetricPanel({ summary }: { readonly summary: Summary }) {
  return (
    <Section title="Metrics">
      <MetricTable variants={summary.variants} />
    </Section>
  );
}
