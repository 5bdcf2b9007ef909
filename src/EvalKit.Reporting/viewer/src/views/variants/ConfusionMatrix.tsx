import { Num } from "../../components/Num";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { count } from "../../format/numbers";

interface ConfusionMatrixProps {
  readonly labels: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/** Gold labels in rows, predicted ones in columns; shades repeat the counts within a row. */
export function ConfusionMatrix({ labels, matrix }: ConfusionMatrixProps) {
  return (
    <WideTable label="Confusion matrix" class="fit confusion">
      <TableHead columns={["gold ╲ predicted", ...numberColumns(...labels)]} />
      <tbody>
        {matrix.map((row, gold) => {
          const largest = Math.max(1, ...row);
          return (
            <tr key={gold}>
              <th scope="row">{labels[gold]}</th>
              {row.map((cells, predicted) => (
                <td
                  key={predicted}
                  class={gold === predicted ? "number right" : "number wrong"}
                  style={{ "--shade": `${Math.round((70 * cells) / largest)}%` }}
                >
                  {cells === 0 ? <span class="unknown">0</span> : <Num value={cells} format={count} />}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}
