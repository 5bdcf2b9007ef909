import type { CodeColumn, SampleIndex } from "./sampleIndex";

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

type RowTest = (row: number) => boolean;

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

/** The rows that pass all filters, in the order in which they are given. */
export function filterRows(rows: Int32Array, index: SampleIndex, deltas: Float64Array, filters: Filters): Int32Array {
  const tests: RowTest[] = [];
  if (filters.variant) tests.push(valueTest(index.variant, filters.variant));
  if (filters.outcome) tests.push(outcomeTest(index, filters.outcome));
  if (filters.change) tests.push((row) => changeOf(deltas[row]) === filters.change);
  for (const [tag, value] of filters.tags) tests.push(valueTest(index.tags.get(tag), value));
  for (const [grader, wanted] of filters.graders) tests.push(graderTest(index, grader, wanted));
  return tests.reduce((left, test) => left.filter(test), rows);
}

export function changeOf(delta: number | undefined): "worse" | "better" | "same" | undefined {
  if (delta === undefined || Number.isNaN(delta)) return undefined;
  return delta < 0 ? "worse" : delta > 0 ? "better" : "same";
}

/** A grader without a pass mark passes at a full score. */
function graderTest(index: SampleIndex, grader: string, wanted: string): RowTest {
  const marks = index.passed.get(grader);
  const yes = marks?.values.indexOf("true") ?? -1;
  const scores = index.scores.get(grader);
  return (row) => {
    const mark = marks?.codes[row] ?? -1;
    const score = scores?.[row] ?? NaN;
    const state = mark >= 0 ? (mark === yes ? "passed" : "failed") : Number.isNaN(score) ? "unscored" : score >= 1 ? "passed" : "failed";
    return state === wanted;
  };
}

function outcomeTest(index: SampleIndex, wanted: string): RowTest {
  if (wanted !== "missing") return valueTest(index.outcome, wanted);
  const isScored = valueTest(index.outcome, "scored");
  return (row) => !isScored(row);
}

/** Compares codes, not texts: there are as many comparisons as cells. */
function valueTest(column: CodeColumn | undefined, value: string): RowTest {
  const code = column?.values.indexOf(value) ?? -1;
  return code < 0 ? () => false : (row) => column?.codes[row] === code;
}
