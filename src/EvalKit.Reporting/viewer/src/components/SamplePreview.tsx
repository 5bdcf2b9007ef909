import { questionOf, referencesOf, shorten } from "../data/preview";
import { asText } from "../data/sample";
import { valueAt } from "../data/sampleIndex";
import { useSample, useSamples } from "../state/samples";

/** What an item is about, in two lines: what was asked, what was expected and what the variant answered. */
export function SamplePreview({ item, variant }: { readonly item: string; readonly variant: string }) {
  const samples = useSamples();
  const row = samples?.items.ofItem(item).find((candidate) => valueAt(samples.index.variant, candidate) === variant);
  const sample = useSample(row);
  const [reference] = sample ? referencesOf(sample) : [];
  return (
    <>
      <span class="preview">{sample ? <q>{shorten(questionOf(sample))}</q> : null}</span>
      <span class="preview expected-and-got">
        {reference === undefined ? null : (
          <span class="expected">
            expected <code>{shorten(reference)}</code>
          </span>
        )}
        {sample ? (
          <span>
            {variant}{" "}
            {sample.output === null || sample.output === undefined ? (
              <em>gave no output</em>
            ) : (
              <code>{shorten(asText(sample.output))}</code>
            )}
          </span>
        ) : null}
      </span>
    </>
  );
}
