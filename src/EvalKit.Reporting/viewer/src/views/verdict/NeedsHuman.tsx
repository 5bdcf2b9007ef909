import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import type { NeedsHuman, NeedsHumanCount } from "../../data/summary";
import { count } from "../../format/numbers";

/** How many answers people have to look at, and why. */
export function NeedsHumanList({ needed }: { readonly needed: NeedsHuman | undefined }) {
  if (!needed) return null;
  const variants = Object.keys(needed.variants);
  const rows: readonly NeedsHumanCount[] = [{ rule: "any of these", variants: needed.variants }, ...needed.rules];
  return (
    <Section title="Answers for people" note="asked about with evalkit label --needs-human">
      <div class="scroll" tabIndex={0} role="region" aria-label="Answers for people">
        <table>
          <thead>
            <tr>
              <th scope="col">because</th>
              {variants.map((variant) => (
                <th key={variant} scope="col">
                  {variant}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">
                  {row.rule}
                  {row.reason ? <span class="muted"> {row.reason}</span> : null}
                </th>
                {variants.map((variant) => (
                  <td key={variant}>
                    <Num value={row.variants[variant]} format={count} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
