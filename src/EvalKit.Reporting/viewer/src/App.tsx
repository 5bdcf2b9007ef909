import { useEffect, useMemo, useRef } from "preact/hooks";
import { ErrorBoundary } from "./components/ErrorBoundary";
import { Header } from "./components/Header";
import type { Report } from "./data/page";
import { useIdleCount } from "./state/idle";
import { LocationContext, useLocationOfPage, type Location } from "./state/location";
import { ReportContext } from "./state/report";
import { SamplesContext, useSamplesOfPage } from "./state/samples";
import { views } from "./views/views";

const nowhere: Location = { view: "", settings: new URLSearchParams() };

/** The whole report. The view in the URL is shown; the others are rendered one by one once the samples are read, so that printing has them all. */
export function App({ report }: { readonly report: Report }) {
  const location = useLocationOfPage();
  const current = views.find((view) => view.name === location.view) ?? views[0];
  const { samples, problem } = useSamplesOfPage();
  const rendered = useIdleCount(views.length, samples !== undefined || problem !== undefined);
  const sections = useMemo(() => views.map((view) => ({ ...view, element: <view.component /> })), []);
  const last = useRef(new Map<string, Location>());
  if (current) last.current.set(current.name, location);

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
        {sections.map((view, at) =>
          view.name === current?.name || (view.printed && (at < rendered || last.current.has(view.name))) ? (
            <main key={view.name} class={`view view-${view.name}`} hidden={view.name !== current?.name}>
              <h1 class="view-title">{view.title}</h1>
              <LocationContext.Provider value={last.current.get(view.name) ?? nowhere}>
                <ErrorBoundary>{view.element}</ErrorBoundary>
              </LocationContext.Provider>
            </main>
          ) : null,
        )}
      </SamplesContext.Provider>
    </ReportContext.Provider>
  );
}
