import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { WideTable } from "../../components/WideTable";
import type { HumanComparison, HumanRow } from "../../data/summary";
import { metricDifference, metricValue, share } from "../../format/numbers";

const words: Readonly<Record<HumanComparison["better"], string>> = { variant: "better", people: "worse", neither: "the same", unknown: "–" };

/** What people reach beside what the variants reach. */
export function HumanTable({ rows }: { readonly rows: readonly HumanRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title="People and variants">
      <WideTable label="People and variants">
        <thead>
          <tr>
            <th scope="col">Statistic</th>
            <th scope="col">Variant</th>
            {["People", "Variant", "Difference", "Errors removed", "Headroom"].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
            <th scope="col">Than people</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            Object.entries(row.variants).map(([variant, reached]) => {
              const format = (value: number) => metricValue(row.name, value);
              const difference = (value: number) => metricDifference(row.name, value);
              return (
                <tr key={`${row.name} ${variant}`}>
                  <th scope="row">{row.name}</th>
                  <td>{variant}</td>
                  <td class="number">
                    <Num value={row.people} format={format} />
                  </td>
                  <td class="number">
                    <Num value={reached.value} format={format} />
                  </td>
                  <td class="number">
                    <Num value={reached.difference} format={difference} />
                  </td>
                  <td class="number">
                    <Num value={reached.errors_removed} format={share} />
                  </td>
                  <td class="number">
                    <Num value={reached.headroom} format={difference} />
                  </td>
                  <td>
                    {words[reached.better]}
                    {reached.proven === false ? ", not proven" : ""}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </WideTable>
    </Section>
  );
}
