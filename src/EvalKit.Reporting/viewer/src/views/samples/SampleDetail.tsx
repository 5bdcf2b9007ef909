import { LongText } from "../../components/LongText";
import { MessageList } from "../../components/MessageList";
import type { Changes } from "../../data/changes";
import { referencesOf } from "../../data/preview";
import type { Sample } from "../../data/sample";
import { valueAt, type SampleIndex } from "../../data/sampleIndex";
import { useSample, type Samples } from "../../state/samples";
import { AnswerColumn } from "./AnswerColumn";

interface SampleDetailProps {
  readonly samples: Samples;
  readonly row: number | undefined;
  readonly changes: Changes;
}

/** One item: what was asked, what was expected, and what every variant made of it, side by side. */
export function SampleDetail({ samples, row, changes }: SampleDetailProps) {
  const sample = useSample(row);
  if (row === undefined) return <div class="sample-detail" />;
  const { index } = samples;
  const beside = samples.items.ofCode(index.item.codes[row] ?? -1).filter((other) => other !== row && isComparable(index, other, row));
  return (
    <article class="sample-detail" aria-label="Sample">
      <header>
        <h2>{valueAt(index.item, row)}</h2>
        {[...index.tags].map(([tag, column]) => {
          const value = valueAt(column, row);
          return value === undefined ? null : (
            <span key={tag} class="tag">
              {tag} = {value}
            </span>
          );
        })}
      </header>
      {sample ? (
        <>
          <References sample={sample} />
          <div class="answers">
            {[row, ...beside].map((other) => (
              <AnswerColumn
                key={other}
                row={other}
                change={changes.at(other)}
                main={other === row}
                comparedWith={other === row ? beside[0] : row}
              />
            ))}
          </div>
          <h3>Input of {sample.variant}</h3>
          <MessageList messages={sample.input ?? []} />
        </>
      ) : (
        <p class="empty">Reading…</p>
      )}
    </article>
  );
}

/** The same item in the same repeat of other variants, and all repeats of the same variant. */
function isComparable(index: SampleIndex, other: number, row: number): boolean {
  return index.repeat[other] === index.repeat[row] || index.variant.codes[other] === index.variant.codes[row];
}

function References({ sample }: { readonly sample: Sample }) {
  const references = referencesOf(sample);
  if (references.length === 0) return null;
  return (
    <>
      <h3>{references.length === 1 ? "Reference" : "References"}</h3>
      <div class="references">
        {references.map((reference) => (
          <div key={reference}>
            <LongText text={reference} kind="reference" />
          </div>
        ))}
      </div>
    </>
  );
}
