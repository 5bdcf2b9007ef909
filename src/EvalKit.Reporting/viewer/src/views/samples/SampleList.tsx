import { useCallback } from "preact/hooks";
import { VirtualList } from "../../components/VirtualList";
import type { Changes } from "../../data/changes";
import type { Samples } from "../../state/samples";
import { SampleRow } from "./SampleRow";

interface SampleListProps {
  readonly samples: Samples;
  readonly rows: Int32Array;
  /** Whether the rows are known by now. */
  readonly listed: boolean;
  readonly changes: Changes;
  readonly selected: number;
  readonly onSelect: (position: number) => void;
}

const rowHeight = 46;

export function SampleList({ samples, rows, listed, changes, selected, onSelect }: SampleListProps) {
  const render = useCallback((position: number) => <SampleRow samples={samples} row={rows[position] ?? 0} changes={changes} />, [samples, rows, changes]);
  return (
    <div class="sample-list">
      <VirtualList
        label="Samples"
        length={rows.length}
        rowHeight={rowHeight}
        selected={selected}
        onSelect={onSelect}
        render={render}
      />
      {listed && rows.length === 0 ? <p class="empty">No sample matches.</p> : null}
    </div>
  );
}
