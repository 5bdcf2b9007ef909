import { Section } from "../../components/Section";
import type { Comparison } from "../../data/summary";

/** What else differs between the two sides, so that a difference is not put down to the wrong cause. */
export function ChangeList({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  const changes = [...new Set(comparisons.flatMap((comparison) => comparison.changes ?? []))];
  const items = itemChanges(comparisons);
  if (changes.length === 0 && items.length === 0) return null;
  return (
    <Section title="What else changed">
      <ul>
        {[...changes, ...items].map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Section>
  );
}

function itemChanges(comparisons: readonly Comparison[]): readonly string[] {
  const sentences = comparisons.flatMap(({ items_changed, items_added, items_removed }) => [
    items_changed ? `${items_changed} items changed their content and are not compared` : "",
    items_added ? `${items_added} items are new and have no baseline` : "",
    items_removed ? `${items_removed} items of the baseline are gone` : "",
  ]);
  return [...new Set(sentences.filter(Boolean))];
}
