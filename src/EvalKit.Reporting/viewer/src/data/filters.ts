import { valueAt, type CodeColumn, type SampleIndex } from "./sampleIndex";

/** Which cells are listed; an absent setting leaves all in. Names are those of the URL. */
export interface Filters {
  readonly variant?: string | undefined;
  readonly outcome?: string | undefined;
  readonly change?: string | undefined;
  /** Values by tag. */
  readonly tags: ReadonlyMap<string, string>;
  /** "passed" or "failed" by grader. */
  readonly graders: ReadonlyMap<string, string>;
}

export const tagPrefix = "tag.";
export const graderPrefix = "grader.";

export function filtersOf(settings: URLSearchParams): Filters {
  const withPrefix = (prefix: string) =>
    new Map([...settings].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]));
  return {
    variant: settings.get("variant") ?? undefined,
    outcome: settings.get("outcome") ?? undefined,
    change: settings.get("change") ?? undefined,
    tags: withPrefix(tagPrefix),
    graders: withPrefix(graderPrefix),
  };
}

/** The rows that pass all filters, in the index's order. */
export function filterRows(index: SampleIndex, deltas: Float64Array, filters: Filters): Int32Array {
  const tests: ((row: number) => boolean)[] = [];
  if (filters.variant) tests.push(valueTest(index.variant, filters.variant));
  if (filters.outcome) tests.push(outcomeTest(index, filters.outcome));
  if (filters.change) tests.push((row) => changeOf(deltas[row]) === filters.change);
  for (const [tag, value] of filters.tags) tests.push(valueTest(index.tags.get(tag), value));
  for (const [grader, wanted] of filters.graders) tests.push((row) => graderState(index, grader, row) === wanted);

  const rows = new Int32Array(index.rows);
  let found = 0;
  for (let row = 0; row < index.rows; row++) if (tests.every((test) => test(row))) rows[found++] = row;
  return rows.subarray(0, found);
}

export function changeOf(delta: number | undefined): "worse" | "better" | "same" | undefined {
  if (delta === undefined || Number.isNaN(delta)) return undefined;
  return delta < 0 ? "worse" : delta > 0 ? "better" : "same";
}

/** A grader without a pass mark passes at a full score. */
export function graderState(index: SampleIndex, grader: string, row: number): "passed" | "failed" | "unscored" {
  const passed = valueAt(index.passed.get(grader), row);
  if (passed !== undefined) return passed === "true" ? "passed" : "failed";
  const score = index.scores.get(grader)?.[row] ?? NaN;
  return Number.isNaN(score) ? "unscored" : score >= 1 ? "passed" : "failed";
}

function outcomeTest(index: SampleIndex, wanted: string): (row: number) => boolean {
  if (wanted !== "missing") return valueTest(index.outcome, wanted);
  const isScored = valueTest(index.outcome, "scored");
  return (row) => !isScored(row);
}

/** Compares codes, not texts: there are as many comparisons as cells. */
function valueTest(column: CodeColumn | undefined, value: string): (row: number) => boolean {
  const code = column?.values.indexOf(value) ?? -1;
  return code < 0 ? () => false : (row) => column?.codes[row] === code;
}
