import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

interface VirtualListProps {
  readonly label: string;
  readonly length: number;
  readonly rowHeight: number;
  readonly selected: number;
  readonly onSelect: (position: number) => void;
  readonly render: (position: number) => ComponentChildren;
}

const overscan = 6;
/** Browsers lose precision beyond some ten million pixels: longer lists scroll a scaled-down height. */
const maxScrollHeight = 8_000_000;

/** A list that only renders the rows in sight. Arrow keys, Page Up/Down, Home and End move the selection. */
export function VirtualList({ label, length, rowHeight, selected, onSelect, render }: VirtualListProps) {
  const host = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });

  const total = length * rowHeight;
  const scrollHeight = Math.min(total, maxScrollHeight);
  const scale = scrollHeight > scroll.height ? (total - scroll.height) / (scrollHeight - scroll.height) : 1;
  const virtualTop = scroll.top * scale;
  const first = Math.max(0, Math.floor(virtualTop / rowHeight) - overscan);
  const last = Math.min(length, Math.ceil((virtualTop + scroll.height) / rowHeight) + overscan);

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);

  useEffect(() => {
    const element = host.current;
    if (!element || selected < 0) return;
    const top = selected * rowHeight;
    if (top < virtualTop) element.scrollTop = top / scale;
    else if (top + rowHeight > virtualTop + element.clientHeight) element.scrollTop = (top + rowHeight - element.clientHeight) / scale;
  }, [selected, length]);

  function move(event: KeyboardEvent) {
    const page = Math.max(1, Math.floor(scroll.height / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -length,
      End: length,
    };
    const step = steps[event.key];
    if (step === undefined || length === 0) return;
    event.preventDefault();
    onSelect(Math.max(0, Math.min(length - 1, selected + step)));
  }

  const rows = [];
  for (let position = first; position < last; position++) {
    const top = position * rowHeight - virtualTop + scroll.top;
    rows.push(
      <VirtualRow key={position} position={position} top={top} height={rowHeight} length={length} isSelected={position === selected} onSelect={onSelect} render={render} />,
    );
  }

  return (
    <div
      ref={host}
      class="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selected >= first && selected < last ? `row-${selected}` : undefined}
      onKeyDown={move}
    >
      <div class="virtual-space" style={{ height: `${scrollHeight}px` }}>
        {rows}
      </div>
    </div>
  );
}

interface VirtualRowProps extends Pick<VirtualListProps, "length" | "onSelect" | "render"> {
  readonly position: number;
  readonly top: number;
  readonly height: number;
  readonly isSelected: boolean;
}

/** A row that stays in sight while the list scrolls is not drawn again. */
function VirtualRow({ position, top, height, length, isSelected, onSelect, render }: VirtualRowProps) {
  return useMemo(
    () => (
      <div
        id={`row-${position}`}
        class={isSelected ? "virtual-row selected" : "virtual-row"}
        role="option"
        aria-selected={isSelected}
        aria-setsize={length}
        aria-posinset={position + 1}
        style={{ transform: `translateY(${top}px)`, height: `${height}px` }}
        onClick={() => onSelect(position)}
      >
        {render(position)}
      </div>
    ),
    [position, top, height, length, isSelected, onSelect, render],
  );
}
