import type { ComponentChildren } from "preact";

interface WideTableProps {
  /** What the table holds, for readers who reach it by keyboard. */
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A table that scrolls sideways where the page is too narrow for it. */
export function WideTable({ label, class: className, children }: WideTableProps) {
  return (
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      <table class={className}>{children}</table>
    </div>
  );
}
