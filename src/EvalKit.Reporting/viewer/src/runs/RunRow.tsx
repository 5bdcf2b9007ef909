import { VerdictBadge } from "../components/Badge";
import { Interval } from "../components/Interval";
import { Num } from "../components/Num";
import { count, dollars, metricValue } from "../format/numbers";
import { ProgressBar } from "./ProgressBar";
import type { RunEntry } from "./runList";

const columnsOfResult = 6;

interface RunRowProps {
  readonly run: RunEntry;
  readonly isChosen: boolean;
  choose(isChosen: boolean): void;
}

export function RunRow({ run, isChosen, choose }: RunRowProps) {
  const isReadable = run.state === "ended" && run.problem === undefined;
  return (
    <tr>
      <td>
        <input type="checkbox" aria-label={`Compare ${run.run}`} checked={isChosen} disabled={!isReadable} onChange={(event) => choose(event.currentTarget.checked)} />
      </td>
      <th scope="row">
        <a href={run.address}>{run.run}</a>
      </th>
      <td>{run.started?.slice(0, 16).replace("T", " ") ?? ""}</td>
      {isReadable ? <Result run={run} /> : <Unfinished run={run} />}
    </tr>
  );
}

function Result({ run: { verdict, status, variant, metric, items, per_1000, spent_usd } }: { readonly run: RunEntry }) {
  const format = (value: number) => metricValue(metric?.name ?? "", value);
  return (
    <>
      <td>
        {verdict ? <VerdictBadge verdict={verdict} /> : null}
        {status && status !== "complete" ? <span class="tag">{status}</span> : null}
      </td>
      <td>
        {variant} <span class="muted">{metric?.name}</span>
      </td>
      <td class="number">
        <Num value={metric?.value} format={format} /> {metric ? <Interval low={metric.low} high={metric.high} format={format} /> : null}
      </td>
      <td class="number">
        <Num value={items} format={count} />
      </td>
      <td class="number">
        <Num value={per_1000} format={dollars} />
      </td>
      <td class="number">
        <Num value={spent_usd} format={dollars} />
      </td>
    </>
  );
}

function Unfinished({ run }: { readonly run: RunEntry }) {
  return (
    <td colSpan={columnsOfResult}>
      {run.state === "running" ? (
        <ProgressBar progress={run.progress ?? {}} />
      ) : (
        <span class={run.problem ? "error" : "muted"}>{run.problem ? `its summary cannot be read: ${run.problem}` : "stopped before its end"}</span>
      )}
    </td>
  );
}
