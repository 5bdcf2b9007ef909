import { useMemo } from "preact/hooks";
import { wordDiff } from "../data/wordDiff";
import { LongText } from "./LongText";

interface DiffTextProps {
  readonly text: string;
  readonly other: string;
}

/** A text in which the words that the other text has not are marked. Texts without a common word, or too long, stand unmarked. */
export function DiffText({ text, other }: DiffTextProps) {
  const parts = useMemo(() => wordDiff(other, text), [text, other]);
  const shared = parts?.some((part) => part.kind === "same" && part.text.trim() !== "");
  if (!parts || !shared) return <LongText text={text} />;
  return (
    <pre class="text" dir="auto">
      {parts.map((part, at) => (part.kind === "removed" ? null : part.kind === "added" ? <mark key={at}>{part.text}</mark> : part.text))}
    </pre>
  );
}
