import { Num } from "../../components/Num";
import { SamplePreview } from "../../components/SamplePreview";
import { SideBySide } from "../../components/SideBySide";
import type { Flip } from "../../data/summary";
import { count, score } from "../../format/numbers";
import { changeSettings, linkTo } from "../../state/location";

/** The two sides of a list of changed items. */
export interface Sides {
  readonly baseline: string;
  readonly candidate: string;
  readonly isAccepted: boolean;
}

interface FlipListProps {
  readonly title: string;
  readonly flips: readonly Flip[];
  readonly total: number;
  readonly sides: Sides;
  /** The item whose two answers are shown; undefined where the list shows none. */
  readonly opened?: string | undefined;
  readonly canOpen?: boolean;
}

export function FlipList({ title, flips, total, sides, opened, canOpen = false }: FlipListProps) {
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
            <a href={linkTo("samples", { item: flip.item, of: sides.candidate })}>{flip.item}</a>
            <span class="scores">
              <Num value={flip.baseline} format={score} /> → <Num value={flip.candidate} format={score} />
              {canOpen ? <OpenButton item={flip.item} isOpen={flip.item === opened} /> : null}
            </span>
            <SamplePreview item={flip.item} variant={sides.candidate} />
            {canOpen && flip.item === opened ? <SideBySide item={flip.item} {...sides} /> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function OpenButton({ item, isOpen }: { readonly item: string; readonly isOpen: boolean }) {
  return (
    <button
      type="button"
      class="quiet"
      aria-expanded={isOpen}
      aria-label={`Both answers to ${item}`}
      onClick={() => changeSettings({ open: isOpen ? undefined : item })}
    >
      {isOpen ? "close" : "both answers"}
    </button>
  );
}
