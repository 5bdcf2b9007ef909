import { Section } from "../../components/Section";
import { byUrgency } from "../../data/gates";
import type { Summary } from "../../data/summary";
import { GateRow } from "./GateRow";

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
        <thead>
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Gate</th>
            <th scope="col" class="number">
              Observed
            </th>
            <th scope="col" class="number" title="The largest drop that is accepted">
              Margin
            </th>
            <th scope="col" class="number" title="Smallest difference that this comparison would have found in 80 % of runs">
              Detectable
            </th>
          </tr>
        </thead>
        <tbody>
          {byUrgency(gates).map((gate, at) => (
            <GateRow key={at} gate={gate} summary={summary} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}
