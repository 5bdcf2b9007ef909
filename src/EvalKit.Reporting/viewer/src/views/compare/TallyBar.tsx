import type { Comparison } from "../../data/summary";

/** The shares of items on which the candidate is worse, the same and better; the numbers stand beside it. */
export function TallyBar({ comparison }: { readonly comparison: Comparison }) {
  const { losses = 0, ties = 0, wins = 0 } = comparison;
  const parts = [
    ["failed", losses],
    ["same", ties],
    ["passed", wins],
  ] as const;
  return (
    <span class="tally-bar" aria-hidden="true">
      {parts.map(([tone, items]) => (
        <span key={tone} class={tone} style={{ flexGrow: items }} />
      ))}
    </span>
  );
}
