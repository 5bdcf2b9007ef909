import { Num } from "../../components/Num";
import { score } from "../../format/numbers";

const shownAtOnce = 4;

/** Further numbers of a score by name; many of them stand in a table that opens. */
export function ScoreValues({ values }: { readonly values: Readonly<Record<string, number | null>> }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  const list = (
    <dl class="score-values">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Num value={value} format={score} />
          </dd>
        </div>
      ))}
    </dl>
  );
  if (entries.length <= shownAtOnce) return list;
  return (
    <details>
      <summary>{entries.length} more numbers</summary>
      {list}
    </details>
  );
}
