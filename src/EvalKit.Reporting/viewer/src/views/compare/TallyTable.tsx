import { Num } from "../../components/Num";
import { WideTable } from "../../components/WideTable";
import type { Comparison } from "../../data/summary";
import { count } from "../../format/numbers";

/** On how many items the candidate is worse, the same and better: numbers, and a bar of their shares. */
export function TallyTable({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  return (
    <WideTable label="Items better, the same and worse" class="tallies">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          {["Worse", "The same", "Better"].map((name) => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
          <th scope="col">Shares</th>
        </tr>
      </thead>
      <tbody>
        {comparisons.map((comparison) => (
          <tr key={comparison.metric}>
            <th scope="row">{comparison.metric}</th>
            <td class="number">
              <Num value={comparison.losses} format={count} />
            </td>
            <td class="number">
              <Num value={comparison.ties} format={count} />
            </td>
            <td class="number">
              <Num value={comparison.wins} format={count} />
            </td>
            <td class="tally-cell">
              <TallyBar comparison={comparison} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function TallyBar({ comparison }: { readonly comparison: Comparison }) {
  const { losses = 0, ties = 0, wins = 0 } = comparison;
  const parts = [
    ["failed", losses],
    ["same", ties],
    ["passed", wins],
  ] as const;
  return (
    <span class="tally-bar" aria-hidden="true">
      {parts.map(([tone, items]) => (
        <span key={tone} class={tone} style={{ flexGrow: items }} />
      ))}
    </span>
  );
}
