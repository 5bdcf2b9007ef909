import { Num, NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { ProductionMix } from "../../data/dataset";
import type { Summary } from "../../data/summary";
import { metricValue, share } from "../../format/numbers";

/** The mix of items beside that of production, and what variants would score in production's. */
export function MixTable({ mix, summary }: { readonly mix: ProductionMix; readonly summary: Summary }) {
  return (
    <Section
      title={`Like production? By ${mix.field}`}
      note={
        <>
          <Num value={mix.total_variation} format={share} /> of the items would have to be of another {mix.field} (total-variation distance).
        </>
      }
    >
      <div class="side-by-side">
        <WideTable label={`Shares by ${mix.field}`}>
          <TableHead columns={[mix.field, ...numberColumns("Items", "Production")]} />
          <tbody>
            {Object.entries(mix.shares).map(([value, shares]) => (
              <tr key={value}>
                <th scope="row">{value}</th>
                <NumberCell value={shares.items} format={share} />
                <NumberCell value={shares.production} format={share} />
              </tr>
            ))}
          </tbody>
        </WideTable>
        <WideTable label={`Values in production's mix of ${mix.field}`}>
          <TableHead columns={["Variant", "Metric", ...numberColumns("On these items", "In production's mix")]} />
          <tbody>
            {Object.entries(mix.reweighted).flatMap(([variant, metrics]) =>
              Object.entries(metrics).map(([metric, value]) => {
                const format = (number: number) => metricValue(metric, number);
                return (
                  <tr key={`${variant} ${metric}`}>
                    <th scope="row">{variant}</th>
                    <td>{metric}</td>
                    <NumberCell value={summary.variants[variant]?.metrics?.[metric]?.value} format={format} />
                    <NumberCell value={value} format={format} />
                  </tr>
                );
              }),
            )}
          </tbody>
        </WideTable>
      </div>
    </Section>
  );
}
