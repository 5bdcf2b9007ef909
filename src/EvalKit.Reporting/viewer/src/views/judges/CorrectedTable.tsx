import { Interval } from "../../components/Interval";
import { Num, NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { CorrectedValue } from "../../data/judges";
import type { VariantSummary } from "../../data/summary";
import { count, difference, score } from "../../format/numbers";

/** What people would say of each variant, beside what its judge says. */
export function CorrectedTable({ variants }: { readonly variants: Readonly<Record<string, VariantSummary>> }) {
  const rows = Object.entries(variants).flatMap(([variant, { corrected }]) =>
    Object.entries(corrected ?? {}).map(([metric, value]) => ({ variant, metric, value })),
  );
  if (rows.length === 0) return null;
  return (
    <Section title="Corrected by people's labels" note="People's scores over all items, as the judge's scores and people's labels together tell them.">
      <WideTable label="Values corrected by people's labels">
        <TableHead columns={["Metric", "Variant", ...numberColumns("The judge says", "Corrected", "Bias of the judge", "Labels")]} />
        <tbody>
          {rows.map(({ variant, metric, value }) => (
            <CorrectedRow key={`${metric} ${variant}`} variant={variant} metric={metric} value={value} />
          ))}
        </tbody>
      </WideTable>
    </Section>
  );
}

interface CorrectedRowProps {
  readonly variant: string;
  readonly metric: string;
  readonly value: CorrectedValue;
}

function CorrectedRow({ variant, metric, value }: CorrectedRowProps) {
  return (
    <tr>
      <th scope="row">{metric}</th>
      <td>{variant}</td>
      <NumberCell value={value.judge} format={score} />
      <td class="number">
        <strong>
          <Num value={value.value} format={score} />
        </strong>{" "}
        <Interval low={value.low} high={value.high} level={value.level} method={value.method} format={score} />
        {value.problem ? <div class="reason">{value.problem}</div> : null}
      </td>
      <td class="number">
        <Num value={value.bias} format={difference} /> <Interval low={value.bias_low} high={value.bias_high} level={value.level} format={difference} />
      </td>
      <td class="number">
        <Num value={value.labels} format={count} /> of <Num value={value.items} format={count} />
      </td>
    </tr>
  );
}
