import type { RunHistory } from "./history";
import type { Run } from "./run";
import type { Summary } from "./summary";

/** The data of the page's JSON elements. */
export interface Report {
  readonly summary: Summary;
  readonly run: Run;
  readonly execution: Execution;
  /** The runs that this one follows; undefined in a report of one run. */
  readonly history: RunHistory | undefined;
}

/** Facts about this execution only; they differ between two runs over the same response store. */
export interface Execution {
  readonly summary: Readonly<Record<string, unknown>> | null;
  readonly run: Readonly<Record<string, unknown>> | null;
}

export function readReport(): Report {
  const record = readJson("record") as { summary: Summary; run: Run };
  return { ...record, execution: readJson("execution") as Execution, history: (readJson("history") as RunHistory | null) ?? undefined };
}

/** The text of a data element; undefined while the browser has not parsed that far. */
export function elementText(id: string): string | undefined {
  return document.getElementById(id)?.textContent ?? undefined;
}

function readJson(id: string): unknown {
  return JSON.parse(elementText(id) ?? "null");
}
