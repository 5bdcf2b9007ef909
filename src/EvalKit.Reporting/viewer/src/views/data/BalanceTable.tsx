import { Section } from "../../components/Section";
import type { Summary } from "../../data/summary";
import { CountTable } from "./CountTable";

/** How often each label is right: where one label is most of the data, accuracy is mostly about that one. */
export function BalanceTable({ summary }: { readonly summary: Summary }) {
  const [details] = Object.values(summary.variants).map((variant) => Object.entries(variant.details ?? {}));
  const graders = (details ?? []).flatMap(([grader, detail]) => ("per_class" in detail ? [[grader, detail.per_class] as const] : []));
  if (graders.length === 0) return null;
  return (
    <Section title="Balance of labels" note="How many scored items have which label.">
      <div class="side-by-side">
        {graders.map(([grader, classes]) => (
          <CountTable
            key={grader}
            label={`Labels of ${grader}`}
            field={grader}
            counts={Object.fromEntries(classes.map((row) => [row.label, row.support]))}
          />
        ))}
      </div>
    </Section>
  );
}
