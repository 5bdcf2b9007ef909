import { VerdictBadge } from "../../components/Badge";
import { Num } from "../../components/Num";
import { OutcomeCountList } from "../../components/OutcomeCountList";
import { gateOrder } from "../../data/gates";
import type { Summary } from "../../data/summary";
import { count } from "../../format/numbers";
import { VerdictSentence } from "./VerdictSentence";

export function VerdictBanner({ summary }: { readonly summary: Summary }) {
  const gates = summary.gates ?? [];
  const { planned, ...outcomes } = summary.cells;
  return (
    <section class={`banner ${summary.verdict}`} aria-label="Verdict">
      <p class="sentence">
        <VerdictBadge verdict={summary.verdict} /> <VerdictSentence summary={summary} />
      </p>
      <ul class="facts">
        {gateOrder.map((verdict) => {
          const having = gates.filter((gate) => gate.outcome === verdict).length;
          return having > 0 ? (
            <li key={verdict}>
              {having} of {gates.length} gates {verdict}
            </li>
          ) : null;
        })}
        <li>
          <Num value={planned} format={count} /> cells: <OutcomeCountList outcomes={outcomes} />
        </li>
        {summary.dataset ? (
          <li>
            <Num value={summary.dataset.items} format={count} /> items
          </li>
        ) : null}
        {summary.status !== "complete" ? <li class="warning">run {summary.status}</li> : null}
      </ul>
    </section>
  );
}
