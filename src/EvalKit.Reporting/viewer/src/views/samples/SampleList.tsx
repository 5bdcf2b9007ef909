import { VirtualList } from "../../components/VirtualList";
import type { Samples } from "../../state/samples";
import { SampleRow } from "./SampleRow";

interface SampleListProps {
  readonly samples: Samples;
  readonly rows: readonly number[];
  readonly delta: Float64Array;
  readonly selected: number;
  readonly onSelect: (position: number) => void;
}

const rowHeight = 46;

export function SampleList({ samples, rows, delta, selected, onSelect }: SampleListProps) {
  return (
    <div class="sample-list">
      <VirtualList
        label="Samples"
        length={rows.length}
        rowHeight={rowHeight}
        selected={selected}
        onSelect={onSelect}
        render={(position) => <SampleRow samples={samples} row={rows[position] ?? 0} delta={delta} />}
      />
      {rows.length === 0 ? <p class="empty">No sample matches.</p> : null}
    </div>
  );
}
