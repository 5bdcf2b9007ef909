import { useState } from "preact/hooks";
import { bySuite, type RunList } from "./runList";
import { SuiteSection } from "./SuiteSection";

/** All runs, suite by suite. */
export function RunIndex({ list }: { readonly list: RunList }) {
  const [words, setWords] = useState("");
  const suites = bySuite(list, words);
  document.title = "EvalKit: runs";
  return (
    <>
      <h1>Runs</h1>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          Filter{" "}
          <input type="search" placeholder="suite, run, verdict" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </label>
      </form>
      {suites.map(({ suite, runs }) => (
        <SuiteSection key={suite} suite={suite} runs={runs} />
      ))}
      {suites.length === 0 ? <p class="empty">{list.runs.length === 0 ? "No run is here yet: evalkit run SUITE makes one, and it appears here while it goes on." : "No run matches."}</p> : null}
    </>
  );
}
