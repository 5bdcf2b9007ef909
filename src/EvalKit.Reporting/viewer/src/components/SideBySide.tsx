import { referencesOf } from "../data/preview";
import { asText } from "../data/sample";
import { valueAt } from "../data/sampleIndex";
import { useSample, useSamples, type Samples } from "../state/samples";
import { DiffText } from "./DiffText";

interface SideBySideProps {
  readonly item: string;
  readonly baseline: string;
  readonly candidate: string;
  /** Whether the baseline's answers are those of an accepted run, which are not part of this report. */
  readonly isAccepted: boolean;
}

/** What two variants answered to an item; words that only one of them has are marked. */
export function SideBySide({ item, baseline, candidate, isAccepted }: SideBySideProps) {
  const samples = useSamples();
  const before = useSample(isAccepted ? undefined : rowOf(samples, item, baseline));
  const after = useSample(rowOf(samples, item, candidate));
  const texts = [asText(before?.output), asText(after?.output)] as const;
  const references = after ? referencesOf(after) : [];
  return (
    <div class="two-answers">
      {references.length > 0 ? (
        <p class="muted">
          expected{" "}
          {references.map((reference) => (
            <code key={reference}>{reference}</code>
          ))}
        </p>
      ) : null}
      <section aria-label={`Answer of ${baseline}`}>
        <strong>{baseline}</strong>
        {isAccepted ? <p class="empty">The accepted run's answers are not part of this report.</p> : <DiffText text={texts[0]} other={texts[1]} />}
      </section>
      <section aria-label={`Answer of ${candidate}`}>
        <strong>{candidate}</strong>
        <DiffText text={texts[1]} other={isAccepted ? "" : texts[0]} />
      </section>
    </div>
  );
}

function rowOf(samples: Samples | undefined, item: string, variant: string): number | undefined {
  return samples?.items.ofItem(item).find((row) => valueAt(samples.index.variant, row) === variant);
}
