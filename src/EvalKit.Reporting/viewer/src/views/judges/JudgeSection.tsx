import { Facts } from "../../components/Facts";
import { Interval } from "../../components/Interval";
import { Num, NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { daysBetween } from "../../data/dataset";
import { statisticsOf, type JudgeSummary, type Measured } from "../../data/judges";
import { count, score } from "../../format/numbers";
import { useReport } from "../../state/report";

const badges = {
  valid: ["passed", "✓ checked against people"],
  expired: ["inconclusive", "? checked before it changed"],
  not_checked: ["inconclusive", "? not checked against people"],
} as const;

export function JudgeSection({ judge }: { readonly judge: JudgeSummary }) {
  const [tone, words] = badges[judge.calibration];
  const statistics = statisticsOf(judge.check);
  return (
    <Section
      title={judge.grader}
      note={
        <>
          <span class={`badge ${tone}`}>{words}</span> <Age judge={judge} />
        </>
      }
    >
      {judge.changed ? <p class="warning">Changed since: {judge.changed}</p> : null}
      <Facts facts={{ "served models": judge.served_models.join(", ") || null, fingerprint: judge.fingerprint }} />
      {statistics.length > 0 ? <StatisticTable judge={judge.grader} statistics={statistics} /> : null}
    </Section>
  );
}

/** By the day of this execution: the record itself is the same on every day. */
function Age({ judge }: { readonly judge: JudgeSummary }) {
  const started = useReport().execution.summary?.["started"];
  if (!judge.checked) return null;
  return (
    <>
      on {judge.checked}
      {typeof started === "string" ? `, ${count(Math.max(0, daysBetween(judge.checked, started)))} days before this run` : ""}
    </>
  );
}

interface StatisticTableProps {
  readonly judge: string;
  readonly statistics: readonly (readonly [name: string, measured: Measured])[];
}

function StatisticTable({ judge, statistics }: StatisticTableProps) {
  return (
    <WideTable label={`What the check of ${judge} found`} class="fit">
      <TableHead columns={["Statistic", ...numberColumns("Value", "Rows")]} />
      <tbody>
        {statistics.map(([name, measured]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">
              <Num value={measured.value} format={score} /> <Interval low={measured.low} high={measured.high} method={measured.interval} format={score} />
            </td>
            <NumberCell value={measured.n} format={count} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
