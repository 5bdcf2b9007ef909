import { Num } from "../../components/Num";
import { WideTable } from "../../components/WideTable";
import type { VariantSummary } from "../../data/summary";
import { count } from "../../format/numbers";
import { outcomeWords } from "../../format/words";

/** How the cells of each variant ended: nothing that is missing is hidden behind a mean. */
export function OutcomeTable({ variants }: { readonly variants: Readonly<Record<string, VariantSummary>> }) {
  const found = Object.values(variants).flatMap(({ outcomes }) =>
    Object.entries(outcomes ?? {}).filter(([name, cells]) => cells > 0 || name === "scored"),
  );
  const outcomes = [...new Set(found.map(([name]) => name))];
  return (
    <WideTable label="Outcomes" class="fit">
      <thead>
        <tr>
          <th scope="col">Variant</th>
          {outcomes.map((outcome) => (
            <th key={outcome} scope="col" class="number">
              {outcomeWords(outcome)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(variants).map(([name, variant]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {outcomes.map((outcome) => (
              <td
                key={outcome}
                class={outcome !== "scored" && outcome !== "planned" && variant.outcomes?.[outcome] ? "number missing-count" : "number"}
              >
                <Num value={variant.outcomes?.[outcome] ?? 0} format={count} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
