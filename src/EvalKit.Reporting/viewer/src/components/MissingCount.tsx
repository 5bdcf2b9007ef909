import { count } from "../format/numbers";
import { Num } from "./Num";

/** How many items a number rests on, and how many are missing from it. */
export function MissingCount({ n, missing }: { readonly n: number | undefined; readonly missing: number | undefined }) {
  return (
    <span class="counts">
      n = <Num value={n} format={count} />
      {missing ? <span class="missing-count"> · <Num value={missing} format={count} /> missing</span> : null}
    </span>
  );
}
