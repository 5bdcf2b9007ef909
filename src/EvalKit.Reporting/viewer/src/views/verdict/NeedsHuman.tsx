import { NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { NeedsHuman, NeedsHumanCount } from "../../data/summary";
import { count } from "../../format/numbers";

/** How many answers people have to look at, and why. */
export function NeedsHumanList({ needed }: { readonly needed: NeedsHuman | undefined }) {
  if (!needed) return null;
  const variants = Object.keys(needed.variants);
  const rows: readonly NeedsHumanCount[] = [{ rule: "any of these", variants: needed.variants }, ...needed.rules];
  return (
    <Section title="Answers for people" note={<>Graded with <code>evalkit label --needs-human</code>.</>}>
      <WideTable label="Answers for people">
        <TableHead columns={["Because", ...numberColumns(...variants)]} />
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">
                {row.rule}
                {row.reason ? <span class="muted"> {row.reason}</span> : null}
              </th>
              {variants.map((variant) => (
                <NumberCell key={variant} value={row.variants[variant]} format={count} />
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Section>
  );
}
