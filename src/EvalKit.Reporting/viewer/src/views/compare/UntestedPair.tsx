import { Section } from "../../components/Section";
import type { Summary } from "../../data/summary";
import { MetricTable } from "../variants/MetricTable";

interface UntestedPairProps {
  readonly summary: Summary;
  readonly baseline: string;
  readonly candidate: string;
}

/** Two variants that the run did not compare: their values, and what they do not say. */
export function UntestedPair({ summary, baseline, candidate }: UntestedPairProps) {
  const both = Object.fromEntries(Object.entries(summary.variants).filter(([name]) => name === baseline || name === candidate));
  return (
    <Section
      title="Values side by side"
      note="The run compared other pairs: make one of these two its baseline for an interval of their difference. Intervals of two values are no test of it."
    >
      <MetricTable variants={both} />
    </Section>
  );
}
