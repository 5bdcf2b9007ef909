import { Section } from "../../components/Section";
import type { Finding } from "../../data/summary";

/** What the run noticed about itself. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Section title="Findings">
      <ul class="findings">
        {findings.map((finding, at) => (
          <li key={at} class={finding.level}>
            <strong>{finding.level}</strong>
            <span>
              {finding.message} <span class="muted">{finding.id}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
