import { Interval } from "../../components/Interval";
import { MissingCount } from "../../components/MissingCount";
import { Num } from "../../components/Num";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { metricNames } from "../../data/metrics";
import type { Metric, VariantSummary } from "../../data/summary";
import { metricValue } from "../../format/numbers";

/** One row a metric, one column a variant. */
export function MetricTable({ variants }: { readonly variants: Readonly<Record<string, VariantSummary>> }) {
  const names = Object.keys(variants);
  return (
    <WideTable label="Metrics" class="metrics">
      <TableHead columns={["Metric", ...numberColumns(...names)]} />
      <tbody>
        {metricNames(Object.values(variants).map((variant) => variant.metrics)).map((metric) => (
          <tr key={metric}>
            <th scope="row" title={signatureOf(metric, variants)}>
              {metric}
            </th>
            {names.map((name) => (
              <MetricCell key={name} name={metric} metric={variants[name]?.metrics?.[metric]} />
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

export function MetricCell({ name, metric }: { readonly name: string; readonly metric: Metric | undefined }) {
  const format = (value: number) => metricValue(name, value);
  if (!metric) return <td class="number unknown">–</td>;
  return (
    <td class="number metric">
      <strong>
        <Num value={metric.value} format={format} />
      </strong>{" "}
      <Interval low={metric.low} high={metric.high} level={metric.level} method={metric.interval} format={format} />{" "}
      <MissingCount metric={metric} />
    </td>
  );
}

function signatureOf(metric: string, variants: Readonly<Record<string, VariantSummary>>): string | undefined {
  return Object.values(variants)
    .map((variant) => variant.metrics?.[metric]?.signature)
    .find(Boolean);
}
