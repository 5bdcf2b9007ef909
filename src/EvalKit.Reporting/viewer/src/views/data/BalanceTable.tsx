import { Section } from "../../components/Section";
import type { ClassScores, Summary } from "../../data/summary";
import { CountTable } from "./CountTable";

/** How often each label is right: where one label is most of the data, accuracy is mostly about that one. */
export function BalanceTable({ summary }: { readonly summary: Summary }) {
  const [details] = Object.values(summary.variants).map((variant) => Object.entries(variant.details ?? {}));
  const graders = (details ?? []).flatMap(([grader, detail]) => ("per_class" in detail ? [[grader, detail.per_class] as const] : []));
  if (graders.length === 0) return null;
  return (
    <Section title="Balance of labels" note="How many scored items have which label.">
      <div class="side-by-side">
        {[...balances(graders)].map(([counts, names]) => (
          <CountTable key={counts} label={`Labels of ${names}`} field={names} counts={JSON.parse(counts) as Record<string, number>} />
        ))}
      </div>
    </Section>
  );
}

/** Counts by label as JSON, with the graders that have them: graders of one answer often share its labels. */
function balances(graders: readonly (readonly [grader: string, classes: readonly ClassScores[]])[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [grader, classes] of graders) {
    const counts = JSON.stringify(Object.fromEntries(classes.map((row) => [row.label, row.support])));
    const others = found.get(counts);
    found.set(counts, others ? `${others}, ${grader}` : grader);
  }
  return found;
}
