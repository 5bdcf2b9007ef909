import { Section } from "../../components/Section";
import { useReport } from "../../state/report";
import { BalanceTable } from "./BalanceTable";
import { CountTable } from "./CountTable";
import { FreshnessList } from "./FreshnessList";
import { MixTable } from "./MixTable";

/** What the numbers rest on: where items come from, of which kinds they are, and how like production they are. */
export function DataView() {
  const { summary } = useReport();
  const { profile, mix = [] } = summary.dataset ?? {};
  if (!profile) return <p class="empty">This run's record says nothing of its data.</p>;
  return (
    <>
      <div class="side-by-side">
        <Section title="Origin" note="Results on synthetic items say less of production.">
          <CountTable label="Items by origin" field="origin" counts={profile.origins} />
        </Section>
        <Section title="Kinds">
          <CountTable label="Items by kind" field="kind" counts={profile.kinds} />
          {profile.missing_kinds.length > 0 ? <p class="warning">No item is {profile.missing_kinds.join(" or ")}.</p> : null}
        </Section>
        <Section title="Duplicates, leaks and age">
          <FreshnessList profile={profile} />
        </Section>
      </div>
      <BalanceTable summary={summary} />
      {mix.length === 0 ? (
        <Section title="Like production?">
          <p class="empty">
            The suite does not say what production is like: key <code>dataset.production</code>.
          </p>
        </Section>
      ) : (
        mix.map((entry) => <MixTable key={entry.field} mix={entry} summary={summary} />)
      )}
    </>
  );
}
