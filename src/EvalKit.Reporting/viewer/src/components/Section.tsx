import type { ComponentChildren } from "preact";

interface SectionProps {
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A titled part of a view. */
export function Section({ title, note, children }: SectionProps) {
  return (
    <section class="section">
      <header class="section-header">
        <h2>{title}</h2>
        {note ? <p class="note">{note}</p> : null}
      </header>
      {children}
    </section>
  );
}
