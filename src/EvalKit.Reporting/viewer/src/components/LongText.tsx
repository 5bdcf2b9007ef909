import { useState } from "preact/hooks";
import { count } from "../format/numbers";

const firstPart = 20_000;

/** Text as it came, line breaks kept. Very long text is shown in part until the reader asks for all of it. */
export function LongText({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const cut = !all && text.length > firstPart;
  return (
    <>
      <pre class="text" dir="auto">
        {cut ? text.slice(0, firstPart) : text}
      </pre>
      {cut ? (
        <button type="button" onClick={() => setAll(true)}>
          Show all {count(text.length)} characters
        </button>
      ) : null}
    </>
  );
}
