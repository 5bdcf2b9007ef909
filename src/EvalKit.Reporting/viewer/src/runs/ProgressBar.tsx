import { Num } from "../components/Num";
import { count, duration } from "../format/numbers";
import { millisecondsLeft, type Progress } from "./runList";

/** How much of a run is done, and when it may end. */
export function ProgressBar({ progress }: { readonly progress: Progress }) {
  const { planned, done } = progress;
  const left = millisecondsLeft(progress);
  if (!planned) return <span class="muted">begins…</span>;
  return (
    <span class="progress">
      <progress aria-label="Done" max={planned} value={done ?? 0} />
      <span>
        <Num value={done} format={count} /> of <Num value={planned} format={count} /> done
        {left === undefined ? null : <>, {duration(left)} left</>}
      </span>
    </span>
  );
}
