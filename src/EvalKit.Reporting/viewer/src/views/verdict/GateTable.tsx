import { Section } from "../../components/Section";
import { TableHead, type Column } from "../../components/TableHead";
import { byUrgency } from "../../data/gates";
import type { Summary } from "../../data/summary";
import { GateRow } from "./GateRow";

const columns: readonly (string | Column)[] = [
  "Outcome",
  "Gate",
  { name: "Observed", isNumber: true },
  { name: "Margin", title: "The largest drop that is accepted", isNumber: true },
  { name: "Detectable", title: "Smallest difference that this comparison would have found in 80 % of runs", isNumber: true },
];

export function GateTable({ summary }: { readonly summary: Summary }) {
  const gates = summary.gates ?? [];
  if (gates.length === 0)
    return (
      <Section title="Gates">
        <p class="empty">The suite has no gates.</p>
      </Section>
    );
  return (
    <Section title="Gates">
      <table class="gates">
        <TableHead columns={columns} />
        <tbody>
          {byUrgency(gates).map((gate, at) => (
            <GateRow key={at} gate={gate} summary={summary} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}
