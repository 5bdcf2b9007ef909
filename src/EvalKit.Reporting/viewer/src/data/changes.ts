import { graderOf } from "./grader";
import type { ItemRows } from "./itemRows";
import type { SampleIndex } from "./sampleIndex";
import type { Comparison } from "./summary";

/** How each cell of a candidate differs from the baseline, for ordering and filtering; numbers on screen come from the summary. */
export interface Changes {
  /** Per row: candidate's score minus the baseline's, turned so that more is better; NaN where there is nothing to compare. */
  readonly delta: Float64Array;
}

export function changesOf(index: SampleIndex, items: ItemRows, comparison: Comparison | undefined): Changes {
  const delta = new Float64Array(index.rows).fill(NaN);
  if (!comparison) return { delta };
  if (comparison.baseline_source === "accepted") addListedFlips(delta, index, items, comparison);
  else addScoreDifferences(delta, index, items, comparison);
  if (comparison.higher_is_better === false) delta.forEach((value, row) => (delta[row] = -value));
  return { delta };
}

/** The scores of an accepted run are not among the samples: only the flips that the summary lists are known. */
function addListedFlips(delta: Float64Array, index: SampleIndex, items: ItemRows, comparison: Comparison) {
  const candidate = index.variant.values.indexOf(comparison.candidate);
  const flips = [...(comparison.flips?.worsened ?? []), ...(comparison.flips?.improved ?? [])];
  for (const flip of flips)
    for (const row of items.ofItem(flip.item)) if (index.variant.codes[row] === candidate) delta[row] = flip.candidate - flip.baseline;
}

function addScoreDifferences(delta: Float64Array, index: SampleIndex, items: ItemRows, comparison: Comparison) {
  const scores = index.scores.get(graderOf(comparison.metric, index.scores.keys()) ?? "");
  if (!scores) return;
  const candidate = index.variant.values.indexOf(comparison.candidate);
  const baseline = index.variant.values.indexOf(comparison.baseline);
  for (let code = 0; code < index.item.values.length; code++) {
    const rows = items.ofCode(code);
    const base = meanScore(rows, baseline, index, scores);
    for (const row of rows) if (index.variant.codes[row] === candidate) delta[row] = (scores[row] ?? NaN) - base;
  }
}

function meanScore(rows: readonly number[], variant: number, index: SampleIndex, scores: Float64Array): number {
  const found = rows.filter((row) => index.variant.codes[row] === variant).map((row) => scores[row] ?? NaN);
  return found.reduce((sum, score) => sum + score, 0) / found.length;
}
