import { useMemo, useState } from "preact/hooks";
import { textParts } from "../data/textParts";
import { count } from "../format/numbers";

const firstLength = 20_000;

interface LongTextProps {
  readonly text: string;
  /** A class besides that of all texts. */
  readonly kind?: string;
}

/**
 * Text as it came, line breaks kept. Very long text is cut until the reader asks for all of it, and then stands in parts, of which the browser lays out those in
 * sight only: megabytes are there at once, and can be searched and copied.
 */
export function LongText({ text, kind }: LongTextProps) {
  const [whole, setWhole] = useState<string>();
  const isCut = text.length > firstLength && whole !== text;
  const parts = useMemo(() => textParts(isCut ? text.slice(0, firstLength) : text), [text, isCut]);
  return (
    <>
      <pre class={kind ? `text ${kind}` : "text"} dir="auto">
        {parts.length === 1
          ? parts[0]
          : parts.map((part, at) => (
              <span key={at} class="text-part">
                {part}
              </span>
            ))}
      </pre>
      {isCut ? (
        <button type="button" onClick={() => setWhole(text)}>
          Show all {count(text.length)} characters
        </button>
      ) : null}
    </>
  );
}
