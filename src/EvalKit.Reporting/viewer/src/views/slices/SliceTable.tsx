import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { Summary } from "../../data/summary";
import { sliceValue } from "../../data/slices";
import { MetricCell } from "../variants/MetricTable";

interface SliceTableProps {
  readonly summary: Summary;
  readonly slices: readonly string[];
  readonly metric: string;
}

export function SliceTable({ summary, slices, metric }: SliceTableProps) {
  const variants = Object.entries(summary.variants);
  return (
    <WideTable label={`${metric} by slice`}>
      <TableHead columns={["Slice", ...numberColumns(...variants.map(([name]) => name))]} />
      <tbody>
        {slices.map((slice) => (
          <tr key={slice}>
            <th scope="row">{sliceValue(slice)}</th>
            {variants.map(([name, variant]) => (
              <MetricCell key={name} name={metric} metric={variant.slices?.[slice]?.[metric]} />
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
