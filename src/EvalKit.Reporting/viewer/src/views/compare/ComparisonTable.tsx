import { VerdictBadge } from "../../components/Badge";
import { Interval } from "../../components/Interval";
import { Num, NumberCell } from "../../components/Num";
import { numberColumns, TableHead, type Column } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { Comparison } from "../../data/summary";
import { count, metricDifference, metricValue, probability } from "../../format/numbers";
import { sliceWords } from "../../format/words";
import { TallyBar } from "./TallyBar";

const columns: readonly (string | Column)[] = [
  "Metric",
  ...numberColumns("Difference", "Margin", "Detectable"),
  { name: "p", title: "Adjusted for the number of gates", isNumber: true },
  { name: "Worse / same / better", title: "On how many items the candidate is worse, the same and better", isNumber: true },
  ...numberColumns("Pairs"),
  "Verdict",
];

export function ComparisonTable({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  return (
    <WideTable label="Comparisons" class="comparisons">
      <TableHead columns={columns} />
      <tbody>
        {comparisons.map((comparison, at) => (
          <ComparisonRow key={at} comparison={comparison} />
        ))}
      </tbody>
    </WideTable>
  );
}

function ComparisonRow({ comparison }: { readonly comparison: Comparison }) {
  const { metric } = comparison;
  const asValue = (value: number) => metricValue(metric, value);
  const asDifference = (value: number) => metricDifference(metric, value);
  return (
    <>
      <tr class={comparison.reason ? "with-reason" : undefined}>
        <th scope="row">
          {metric}
          {comparison.slice ? <span class="tag">{sliceWords(comparison.slice)}</span> : null}
        </th>
        <td class="number">
          <strong>
            <Num value={comparison.difference} format={asDifference} />
          </strong>{" "}
          <Interval low={comparison.low} high={comparison.high} level={comparison.level} method={comparison.interval} format={asDifference} />
        </td>
        <td class="number">
          {comparison.margin === null || comparison.margin === undefined ? "" : <Num value={comparison.margin_value ?? comparison.margin} format={asValue} />}
        </td>
        <NumberCell value={comparison.minimum_detectable} format={asValue} />
        <td class="number" title={comparison.test}>
          <Num value={comparison.p_adjusted ?? comparison.p_value} format={probability} />
        </td>
        <td class="number">
          <Num value={comparison.losses} format={count} /> / <Num value={comparison.ties} format={count} /> /{" "}
          <Num value={comparison.wins} format={count} />
          <TallyBar comparison={comparison} />
        </td>
        <td class="number">
          <Num value={comparison.n} format={count} />
          {comparison.unpaired ? (
            <div class="missing-count">
              <Num value={comparison.unpaired} format={count} /> without a pair
            </div>
          ) : null}
        </td>
        <td>
          {comparison.verdict ? <VerdictBadge verdict={comparison.verdict} /> : <span class="unknown">no gate</span>}
        </td>
      </tr>
      {comparison.reason ? (
        <tr>
          <td colSpan={columns.length} class="reason">
            {comparison.reason}
          </td>
        </tr>
      ) : null}
    </>
  );
}
