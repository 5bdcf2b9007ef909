import type { OutcomeCounts } from "../data/summary";
import { count } from "../format/numbers";
import { outcomeWords } from "../format/words";
import { Num } from "./Num";

/** How many cells ended how; outcomes without a cell are left out, except that "scored" always stands there. */
export function OutcomeCountList({ outcomes }: { readonly outcomes: OutcomeCounts }) {
  const found = Object.entries(outcomes).filter(([outcome, cells]) => cells > 0 || outcome === "scored");
  return (
    <span class="outcome-counts">
      {found.map(([outcome, cells], at) => (
        <span key={outcome} class={outcome === "scored" ? undefined : "missing-count"}>
          {at > 0 ? ", " : ""}
          <Num value={cells} format={count} /> {outcomeWords(outcome)}
        </span>
      ))}
    </span>
  );
}
