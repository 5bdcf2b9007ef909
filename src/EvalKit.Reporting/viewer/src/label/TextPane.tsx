import { LongText } from "../components/LongText";
import type { TitledText } from "./sheet";

interface TextPaneProps {
  readonly title: string;
  readonly texts: readonly TitledText[];
  readonly kind: "material" | "reference";
}

/** What an answer is about, or what it is held against. */
export function TextPane({ title, texts, kind }: TextPaneProps) {
  return (
    <section class={`pane pane-${kind}`} aria-label={title}>
      <h2>{title}</h2>
      {texts.map((text, at) => (
        <div key={at} class="pane-text">
          {text.title === "" ? null : <h3>{text.title}</h3>}
          <LongText text={text.text} />
        </div>
      ))}
    </section>
  );
}
