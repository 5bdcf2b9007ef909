import { NumberCell } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import type { ClassificationDetails } from "../../data/summary";
import { count, score } from "../../format/numbers";
import { ConfusionMatrix } from "./ConfusionMatrix";

interface ClassificationSectionProps {
  readonly variant: string;
  readonly grader: string;
  readonly details: ClassificationDetails;
}

export function ClassificationSection({ variant, grader, details }: ClassificationSectionProps) {
  return (
    <Section title={`Classes of ${variant}`} note={`grader ${grader}`}>
      <div class="side-by-side">
        <table class="fit">
          <TableHead columns={["Label", ...numberColumns("Precision", "Recall", "F1", "Support")]} />
          <tbody>
            {details.per_class.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <NumberCell value={row.precision} format={score} />
                <NumberCell value={row.recall} format={score} />
                <NumberCell value={row.f1} format={score} />
                <NumberCell value={row.support} format={count} />
              </tr>
            ))}
          </tbody>
        </table>
        {details.matrix.length > 0 && <ConfusionMatrix labels={details.labels} matrix={details.matrix} />}
      </div>
    </Section>
  );
}
