import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { WideTable } from "../../components/WideTable";
import type { ClassScores, Summary } from "../../data/summary";
import { count } from "../../format/numbers";

/** How often each label is right: where one label is most of the data, accuracy is mostly about that one. */
export function BalanceTable({ summary }: { readonly summary: Summary }) {
  const [details] = Object.values(summary.variants).map((variant) => Object.entries(variant.details ?? {}));
  const graders = (details ?? []).flatMap(([grader, detail]) => ("per_class" in detail ? [[grader, detail.per_class] as const] : []));
  if (graders.length === 0) return null;
  return (
    <Section title="Balance of labels" note="How many scored items have which label; the bar is the share of the most frequent one.">
      <div class="side-by-side">
        {graders.map(([grader, classes]) => (
          <Labels key={grader} grader={grader} classes={classes} />
        ))}
      </div>
    </Section>
  );
}

function Labels({ grader, classes }: { readonly grader: string; readonly classes: readonly ClassScores[] }) {
  const largest = Math.max(1, ...classes.map(({ support }) => support));
  return (
    <WideTable label={`Labels of ${grader}`}>
      <thead>
        <tr>
          <th scope="col">{grader}</th>
          <th scope="col" class="number">
            Items
          </th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ label, support }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="number">
              <Num value={support} format={count} />
            </td>
            <td class="tally-cell">
              <span class="tally-bar" aria-hidden="true">
                <span class="count" style={{ width: `${(100 * support) / largest}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
