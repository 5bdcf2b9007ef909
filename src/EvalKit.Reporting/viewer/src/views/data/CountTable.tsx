import { NumberCell } from "../../components/Num";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { count } from "../../format/numbers";
import { linkTo } from "../../state/location";
import { useSamples } from "../../state/samples";

interface CountTableProps {
  readonly label: string;
  /** The tag that samples can be filtered by, where the suite has it among its slices. */
  readonly field: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** How many items have which value; bars repeat the counts. */
export function CountTable({ label, field, counts }: CountTableProps) {
  const isSlice = useSamples()?.index.tags.has(field) ?? false;
  const largest = Math.max(1, ...Object.values(counts));
  return (
    <WideTable label={label}>
      <TableHead columns={[field, ...numberColumns("Items"), ""]} />
      <tbody>
        {Object.entries(counts).map(([value, items]) => (
          <tr key={value}>
            <th scope="row">{isSlice ? <a href={linkTo("samples", { [`tag.${field}`]: value })}>{value}</a> : value}</th>
            <NumberCell value={items} format={count} />
            <td class="tally-cell">
              <span class="tally-bar" aria-hidden="true">
                <span class="count" style={{ width: `${(100 * items) / largest}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
