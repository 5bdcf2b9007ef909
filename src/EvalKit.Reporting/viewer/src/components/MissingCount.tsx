import type { Metric } from "../data/summary";
import { count } from "../format/numbers";
import { Num } from "./Num";

/** How many items a number rests on, and how many are missing from it. */
export function MissingCount({ metric }: { readonly metric: Metric }) {
  const { n, missing } = metric;
  return (
    <span class="counts">
      n = <Num value={n} format={count} />
      {missing ? (
        <span class="missing-count">
          {" "}
          · <Num value={missing} format={count} /> missing
        </span>
      ) : null}
      {metric.undefined ? (
        <span>
          {" "}
          · <Num value={metric.undefined} format={count} /> not defined
        </span>
      ) : null}
    </span>
  );
}
