import { Num } from "../../components/Num";
import { daysBetween, type DataProfile } from "../../data/dataset";
import { count } from "../../format/numbers";
import { linkTo } from "../../state/location";
import { useReport } from "../../state/report";

/** What can be wrong with data whatever the model does. */
export function FreshnessList({ profile }: { readonly profile: DataProfile }) {
  const { leaked_items, reviewed_from, reviewed_to, undated } = profile;
  return (
    <ul>
      <li>
        <Num value={profile.duplicates} format={count} /> items repeat an earlier one
      </li>
      <li class={profile.leaked > 0 ? "warning" : undefined}>
        <Num value={profile.leaked} format={count} /> items are also in another split
        {leaked_items.length > 0 ? ": " : ""}
        {leaked_items.map((item, at) => (
          <span key={item}>
            {at > 0 ? ", " : ""}
            <a href={linkTo("samples", { item })}>{item}</a>
          </span>
        ))}
      </li>
      {reviewed_from && reviewed_to ? (
        <li>
          reviewed or added from {reviewed_from} to {reviewed_to}
          <Staleness reviewed={reviewed_from} after={profile.review_after_days} />
        </li>
      ) : null}
      <li>
        <Num value={undated} format={count} /> items do not say when they were reviewed or added
      </li>
    </ul>
  );
}

/** Ages are by the day of this execution: the record itself is the same on every day. */
function Staleness({ reviewed, after }: { readonly reviewed: string; readonly after: number | null }) {
  const started = useReport().execution.summary?.["started"];
  if (after === null || typeof started !== "string") return null;
  return daysBetween(reviewed, started) > after ? (
    <span class="warning">
      ; the oldest review is past the suite's <Num value={after} format={count} /> days
    </span>
  ) : (
    <span>
      ; none is past the suite's <Num value={after} format={count} /> days
    </span>
  );
}
