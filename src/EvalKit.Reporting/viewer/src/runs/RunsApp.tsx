import { ErrorBoundary } from "../components/ErrorBoundary";
import { useTheme } from "../state/theme";
import { RunIndex } from "./RunIndex";
import { RunPage } from "./RunPage";
import { useRunList } from "./useRunList";

const themeWords = { system: "Theme: system", dark: "Theme: dark", light: "Theme: light" };

/** The list of runs; at the address of a run that has no report yet, how far it is. */
export function RunsApp() {
  const { list, problem } = useRunList();
  const { theme, cycle } = useTheme();
  const address = window.location.pathname;
  return (
    <>
      <header class="page-header">
        <strong>
          <a href="/">EvalKit runs</a>
        </strong>
        {list ? <span class="muted">{list.folder}</span> : null}
        <button type="button" class="quiet" onClick={cycle}>
          {themeWords[theme]}
        </button>
      </header>
      <main>
        <ErrorBoundary>
          {problem ? (
            <p class="error" role="alert">
              {problem}
            </p>
          ) : null}
          {list === undefined ? <p class="empty">Reading…</p> : address === "/" ? <RunIndex list={list} /> : <RunPage run={list.runs.find((run) => run.address === address)} />}
        </ErrorBoundary>
      </main>
    </>
  );
}
