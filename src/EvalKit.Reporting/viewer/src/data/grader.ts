/** The grader that a metric like `label.mean` or `search.recall@5` belongs to: the longest name that the metric starts with. */
export function graderOf(metric: string, graders: Iterable<string>): string | undefined {
  let found: string | undefined;
  for (const grader of graders) if (metric.startsWith(`${grader}.`) && grader.length > (found?.length ?? -1)) found = grader;
  return found;
}
