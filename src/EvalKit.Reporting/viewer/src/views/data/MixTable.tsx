import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
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
          <thead>
            <tr>
              <th scope="col">{mix.field}</th>
              <th scope="col" class="number">
                Items
              </th>
              <th scope="col" class="number">
                Production
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(mix.shares).map(([value, shares]) => (
              <tr key={value}>
                <th scope="row">{value}</th>
                <td class="number">
                  <Num value={shares.items} format={share} />
                </td>
                <td class="number">
                  <Num value={shares.production} format={share} />
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
        <WideTable label={`Values in production's mix of ${mix.field}`}>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              <th scope="col">Metric</th>
              <th scope="col" class="number">
                On these items
              </th>
              <th scope="col" class="number">
                In production's mix
              </th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(mix.reweighted).flatMap(([variant, metrics]) =>
              Object.entries(metrics).map(([metric, value]) => {
                const format = (number: number) => metricValue(metric, number);
                return (
                  <tr key={`${variant} ${metric}`}>
                    <th scope="row">{variant}</th>
                    <td>{metric}</td>
                    <td class="number">
                      <Num value={summary.variants[variant]?.metrics?.[metric]?.value} format={format} />
                    </td>
                    <td class="number">
                      <Num value={value} format={format} />
                    </td>
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
