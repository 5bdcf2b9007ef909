import { useEffect, useMemo, useState } from "preact/hooks";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { Header } from "./components/Header";
import type { Report } from "./data/page";
import { useLocation } from "./state/location";
import { ReportContext } from "./state/report";
import { SamplesContext, useSamplesOfPage } from "./state/samples";
import { views } from "./views/views";

/** The whole report. The view in the URL is shown; the others are rendered once the first is on screen, so that printing has them all. */
export function App({ report }: { readonly report: Report }) {
  const { view: name } = useLocation();
  const current = views.find((view) => view.name === name) ?? views[0];
  const { samples, problem } = useSamplesOfPage();
  const rested = useRested();
  const sections = useMemo(() => views.map((view) => ({ ...view, element: <view.component /> })), []);

  useEffect(() => {
    document.title = `${report.summary.suite}: ${report.summary.verdict} (${current?.title ?? ""})`;
  }, [report, current]);

  return (
    <ReportContext.Provider value={report}>
      <SamplesContext.Provider value={samples}>
        <Header current={current?.name ?? ""} />
        {problem ? (
          <p class="error page-problem" role="alert">
            The samples of this report cannot be read: {problem}
          </p>
        ) : null}
        {sections.map((view) =>
          view.name === current?.name || (rested && view.printed) ? (
            <main key={view.name} class={`view view-${view.name}`} hidden={view.name !== current?.name}>
              <h1 class="view-title">{view.title}</h1>
              <ErrorBoundary>{view.element}</ErrorBoundary>
            </main>
          ) : null,
        )}
      </SamplesContext.Provider>
    </ReportContext.Provider>
  );
}

function useRested(): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return rested;
}
