import { VerdictBadge } from "../../components/Badge";
import { Interval } from "../../components/Interval";
import { Num, NumberCell } from "../../components/Num";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { isBetter, type HistoryRun, type HistoryShift, type RunHistory } from "../../data/history";
import { count, metricDifference, metricValue, minute } from "../../format/numbers";

interface HistoryTableProps {
  readonly history: RunHistory;
  readonly metric: string;
}

export function HistoryTable({ history, metric }: HistoryTableProps) {
  return (
    <WideTable label="Runs">
      <TableHead columns={["Run", "Verdict", ...numberColumns("Items"), metric, "What changed"]} />
      <tbody>
        {history.runs.toReversed().map((run, at) => (
          <HistoryRow key={run.run} run={run} metric={metric} isFirst={at === history.runs.length - 1} />
        ))}
      </tbody>
    </WideTable>
  );
}

function HistoryRow({ run, metric, isFirst }: { readonly run: HistoryRun; readonly metric: string; readonly isFirst: boolean }) {
  const format = (value: number) => metricValue(metric, value);
  return (
    <tr>
      <th scope="row">
        {run.run}
        <div class="muted">
          {minute(run.started)}
          {run.revision ? ` · ${run.revision.slice(0, 12)}` : ""}
        </div>
      </th>
      <td>
        <VerdictBadge verdict={run.verdict} />
        {run.status === "complete" ? null : <div class="warning">{run.status}</div>}
      </td>
      <NumberCell value={run.items} format={count} />
      <td>
        {Object.entries(run.variants).map(([variant, metrics]) => (
          <div key={variant}>
            {variant} <Num value={metrics[metric]?.value} format={format} />{" "}
            <Interval low={metrics[metric]?.low} high={metrics[metric]?.high} format={format} />
          </div>
        ))}
      </td>
      <td>
        <ul class="changes">
          {run.changes.map((change) => (
            <li key={change} class="reason">
              {change}
            </li>
          ))}
          {run.shifts.map((shift) => (
            <ShiftLine key={`${shift.variant} ${shift.metric}`} shift={shift} />
          ))}
        </ul>
        {isFirst || run.changes.length + run.shifts.length > 0 ? null : <span class="muted">nothing</span>}
      </td>
    </tr>
  );
}

function ShiftLine({ shift }: { readonly shift: HistoryShift }) {
  const format = (value: number) => metricDifference(shift.metric, value);
  return (
    <li>
      <span class={isBetter(shift) ? "change better" : "change worse"}>{isBetter(shift) ? "▲ better" : "▼ worse"}</span> {shift.metric} of {shift.variant}{" "}
      <Num value={shift.difference} format={format} /> <Interval low={shift.low} high={shift.high} level={shift.level} format={format} />
    </li>
  );
}
