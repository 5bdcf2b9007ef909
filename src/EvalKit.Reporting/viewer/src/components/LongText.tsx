import { useState } from "preact/hooks";
import { count } from "../format/numbers";

const firstPart = 20_000;

interface LongTextProps {
  readonly text: string;
  /** How much more is shown at a time; all of it by default, which a browser may need seconds for where it is megabytes. */
  readonly step?: number;
}

/** Text as it came, line breaks kept. Very long text is shown in part until the reader asks for more of it. */
export function LongText({ text, step = Infinity }: LongTextProps) {
  const [shown, setShown] = useState(firstPart);
  const cut = text.length > shown;
  return (
    <>
      <pre class="text" dir="auto">
        {cut ? text.slice(0, shown) : text}
      </pre>
      {cut ? (
        <button type="button" onClick={() => setShown(shown + step)}>
          {shown + step >= text.length ? `Show all ${count(text.length)} characters` : `Show ${count(step)} more of ${count(text.length)} characters`}
        </button>
      ) : null}
    </>
  );
}
