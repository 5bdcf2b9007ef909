import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { count, dollars } from "../../format/numbers";
import { useReport } from "../../state/report";

/** What this execution called and paid, as opposed to what its answers cost whoever asked for them. */
export function SpentNow() {
  const { execution } = useReport();
  const facts = execution.summary;
  if (!facts) return null;
  const number = (name: string) => (typeof facts[name] === "number" ? facts[name] : null);
  return (
    <Section title="This execution" note="Everything else in the report is the same whoever made the calls.">
      <ul class="facts spent">
        <li>
          <Num value={number("calls")} format={count} /> calls made
        </li>
        <li>
          <Num value={number("found")} format={count} /> answers found on record
        </li>
        <li>
          <Num value={number("retries")} format={count} /> {number("retries") === 1 ? "retry" : "retries"}
        </li>
        <li>
          <Num value={number("spent_usd")} format={dollars} /> spent, as far as prices are known
        </li>
      </ul>
    </Section>
  );
}
