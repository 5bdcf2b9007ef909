import { Num } from "../../components/Num";
import { SamplePreview } from "../../components/SamplePreview";
import type { Comparison, Flip } from "../../data/summary";
import { count, score } from "../../format/numbers";
import { linkTo } from "../../state/location";

interface FlipListProps {
  readonly title: string;
  readonly flips: readonly Flip[];
  readonly total: number;
  readonly comparison: Comparison;
}

export function FlipList({ title, flips, total, comparison }: FlipListProps) {
  if (flips.length === 0) return null;
  return (
    <div class="flips">
      <h3>
        {title}{" "}
        <span class="muted">
          ({flips.length} of <Num value={total} format={count} />)
        </span>
      </h3>
      <ol>
        {flips.map((flip) => (
          <li key={flip.item}>
            <a href={linkTo("samples", { item: flip.item, of: comparison.candidate })}>{flip.item}</a>
            <span class="scores">
              <Num value={flip.baseline} format={score} /> → <Num value={flip.candidate} format={score} />
            </span>
            <SamplePreview item={flip.item} variant={comparison.candidate} />
          </li>
        ))}
      </ol>
    </div>
  );
}
