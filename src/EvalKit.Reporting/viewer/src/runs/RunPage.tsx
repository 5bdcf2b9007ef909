import { useEffect } from "preact/hooks";
import { Num } from "../components/Num";
import { count, dollars, duration } from "../format/numbers";
import { ProgressBar } from "./ProgressBar";
import type { Progress, RunEntry } from "./runList";

/** A run that has no report yet. As soon as it has one, that is shown. */
export function RunPage({ run }: { readonly run: RunEntry | undefined }) {
  const hasReport = run?.state === "ended" && !run.problem;
  useEffect(() => {
    if (hasReport) window.location.reload();
  }, [hasReport]);
  if (!run) return <p class="empty">This run is not here any more.</p>;
  document.title = `${run.suite}: ${run.state}`;
  return (
    <>
      <h1>{run.suite}</h1>
      <p class="muted">{run.run}</p>
      {run.state === "running" ? <Going progress={run.progress ?? {}} /> : null}
      {run.state === "stopped" ? (
        <p>This run was stopped before its end. Run the suite again: what was answered is in the response store, and is not asked again.</p>
      ) : null}
      {run.problem ? <p class="error">Its summary cannot be read: {run.problem}</p> : null}
    </>
  );
}

function Going({ progress }: { readonly progress: Progress }) {
  const { elapsed_s, failed, calls, found, retries, spent_usd, batches_open, batch_calls, batch_calls_done } = progress;
  return (
    <section class="going" aria-label="Progress">
      <ProgressBar progress={progress} />
      <ul class="facts">
        <li>
          <Num value={calls} format={count} /> calls made
        </li>
        <li>
          <Num value={found} format={count} /> answers found on record
        </li>
        <li>
          <Num value={retries} format={count} /> retries
        </li>
        <li class={failed ? "warning" : undefined}>
          <Num value={failed} format={count} /> without a score
        </li>
        <li>
          <Num value={spent_usd} format={dollars} /> spent, as far as prices are known
        </li>
        {elapsed_s === undefined ? null : <li>{duration(1000 * elapsed_s)} so far</li>}
        {batches_open === undefined ? null : (
          <li>
            <Num value={batches_open} format={count} /> batches open: <Num value={batch_calls_done} format={count} /> of{" "}
            <Num value={batch_calls} format={count} /> calls done
          </li>
        )}
      </ul>
      <p class="note">The report is shown here when the run has ended.</p>
    </section>
  );
}
