import { useState } from "preact/hooks";
import { ErrorBoundary } from "../components/ErrorBoundary";
import type { Sheet } from "./sheet";
import { StartScreen } from "./StartScreen";
import { WorkScreen } from "./WorkScreen";

/** The page of a rater: first a name, then question after question. */
export function LabelApp({ sheet }: { readonly sheet: Sheet }) {
  const [rater, setRater] = useState<string>();
  document.title = `${sheet.name}, round ${sheet.round}: ${sheet.suite}`;
  return (
    <ErrorBoundary>
      {rater === undefined ? <StartScreen sheet={sheet} start={setRater} /> : <WorkScreen sheet={sheet} rater={rater} leave={() => setRater(undefined)} />}
    </ErrorBoundary>
  );
}
