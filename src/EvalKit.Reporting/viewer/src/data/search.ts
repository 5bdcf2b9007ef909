import { asText, type Sample } from "./sample";
import type { SampleStore } from "./sampleStore";

/** Finds the rows whose texts contain the words, block by block, so that the page stays responsive and can show what was found so far. */
export async function* searchRows(store: SampleStore, words: string): AsyncGenerator<{ found: readonly number[]; searched: number }> {
  const wanted = words.toLowerCase();
  for (let block = 0; block < store.index.blocks.length; block++) {
    const first = store.index.blocks[block] ?? 0;
    const lines = await store.lines(block);
    const found = lines.flatMap((line, at) => (textOf(JSON.parse(line) as Sample).includes(wanted) ? [first + at] : []));
    yield { found, searched: first + lines.length };
  }
}

function textOf(sample: Sample): string {
  const scores = Object.values(sample.scores ?? {}).flatMap((score) => [score.reason, asText(score.reference)]);
  const steps = Object.values(sample.steps ?? {}).map((step) => asText(step.output));
  const input = (sample.input ?? []).map((message) => asText(message.content));
  return [sample.item, ...input, asText(sample.output), ...steps, sample.error?.message, ...scores].join("\n").toLowerCase();
}
