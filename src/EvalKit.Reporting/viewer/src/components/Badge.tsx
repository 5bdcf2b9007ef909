import { outcomeWords } from "../format/words";
import type { Verdict } from "../data/summary";

const verdictSigns: Readonly<Record<Verdict, string>> = { passed: "✓", failed: "✕", inconclusive: "?", invalid: "!" };

/** A verdict by word and sign; its colour only repeats them. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span class={`badge ${verdict}`}>
      <span aria-hidden="true">{verdictSigns[verdict]}</span> <span class="verdict-word">{verdict}</span>
    </span>
  );
}

export function OutcomeBadge({ outcome }: { readonly outcome: string }) {
  return <span class={outcome === "scored" ? "badge plain" : "badge missing"}>{outcomeWords(outcome)}</span>;
}
