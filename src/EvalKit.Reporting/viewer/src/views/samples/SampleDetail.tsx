import { MessageList } from "../../components/MessageList";
import { asText } from "../../data/sample";
import { valueAt } from "../../data/sampleIndex";
import { useSample, type Samples } from "../../state/samples";
import { AnswerColumn } from "./AnswerColumn";

interface SampleDetailProps {
  readonly samples: Samples;
  readonly row: number | undefined;
  readonly delta: Float64Array;
}

/** One item: what was asked, what was expected, and what every variant made of it, side by side. */
export function SampleDetail({ samples, row, delta }: SampleDetailProps) {
  const sample = useSample(row);
  if (row === undefined) return <div class="sample-detail" />;
  const { index } = samples.store;
  const rows = samples.items.ofCode(index.item.codes[row] ?? -1).filter((other) => index.repeat[other] === index.repeat[row] || valueAt(index.variant, other) === valueAt(index.variant, row));
  const ordered = [row, ...rows.filter((other) => other !== row)];
  return (
    <article class="sample-detail" aria-label="Sample">
      <header>
        <h2>{valueAt(index.item, row)}</h2>
        {[...index.tags].map(([tag, column]) => {
          const value = valueAt(column, row);
          return value === undefined ? null : <span key={tag} class="tag">{tag} = {value}</span>;
        })}
      </header>
      {sample ? (
        <>
          <References scores={sample.scores} />
          <div class="answers">
            {ordered.map((other) => <AnswerColumn key={other} row={other} change={delta[other]} main={other === row} />)}
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

function References({ scores }: { readonly scores: Readonly<Record<string, { readonly reference?: unknown }>> | undefined }) {
  const references = [...new Set(Object.values(scores ?? {}).flatMap(({ reference }) => referenceTexts(reference)))];
  if (references.length === 0) return null;
  return (
    <>
      <h3>{references.length === 1 ? "Reference" : "References"}</h3>
      {references.map((reference) => <pre key={reference} class="text reference" dir="auto">{reference}</pre>)}
    </>
  );
}

function referenceTexts(reference: unknown): readonly string[] {
  if (reference === null || reference === undefined) return [];
  return Array.isArray(reference) ? reference.map(asText) : [asText(reference)];
}
