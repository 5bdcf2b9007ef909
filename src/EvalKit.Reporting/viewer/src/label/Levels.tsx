import type { TitledText } from "./sheet";

/** What the grades mean. */
export function Levels({ levels }: { readonly levels: readonly TitledText[] }) {
  if (levels.length === 0) return null;
  return (
    <dl class="levels">
      {levels.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
