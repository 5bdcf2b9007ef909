import { Num } from "../../components/Num";
import { numberColumns, TableHead } from "../../components/TableHead";
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
      <TableHead columns={["Variant", ...numberColumns(...outcomes.map(outcomeWords))]} />
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
