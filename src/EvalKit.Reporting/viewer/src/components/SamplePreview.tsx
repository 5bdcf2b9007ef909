import { asText } from "../data/sample";
import { valueAt } from "../data/sampleIndex";
import { useSample, useSamples } from "../state/samples";
import { questionOf } from "../data/question";

const maxLength = 160;

/** One line that reminds of what an item is about: what was asked, and what the variant answered. */
export function SamplePreview({ item, variant }: { readonly item: string; readonly variant: string }) {
  const samples = useSamples();
  const row = samples?.items.ofItem(item).find((candidate) => valueAt(samples.store.index.variant, candidate) === variant);
  const sample = useSample(row);
  if (!sample) return <span class="preview"> </span>;
  return (
    <span class="preview">
      <q>{shorten(questionOf(sample))}</q> → {sample.output === null ? <em>no output</em> : <code>{shorten(asText(sample.output))}</code>}
    </span>
  );
}

export function shorten(text: string): string {
  const line = text.slice(0, 4 * maxLength).replace(/\s+/g, " ").trim();
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}
