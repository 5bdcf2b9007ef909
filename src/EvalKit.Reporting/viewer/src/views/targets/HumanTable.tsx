import { NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
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
        <TableHead columns={["Statistic", "Variant", ...numberColumns("People reach", "Variant reaches", "Difference", "Errors removed", "Headroom"), "Than people"]} />
        <tbody>
          {rows.flatMap((row) =>
            Object.entries(row.variants).map(([variant, reached]) => {
              const format = (value: number) => metricValue(row.name, value);
              const difference = (value: number) => metricDifference(row.name, value);
              return (
                <tr key={`${row.name} ${variant}`}>
                  <th scope="row">{row.name}</th>
                  <td>{variant}</td>
                  <NumberCell value={row.people} format={format} />
                  <NumberCell value={reached.value} format={format} />
                  <NumberCell value={reached.difference} format={difference} />
                  <NumberCell value={reached.errors_removed} format={share} />
                  <NumberCell value={reached.headroom} format={difference} />
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
