import { Interval } from "../../components/Interval";
import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
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
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">Variant</th>
            {["The judge says", "Corrected", "Bias of the judge", "Labels"].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
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
      <td class="number">
        <Num value={value.judge} format={score} />
      </td>
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
