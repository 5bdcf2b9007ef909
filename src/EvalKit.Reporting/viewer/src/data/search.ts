import { asText, type Sample } from "./sample";

/** Whether a line of samples.jsonl contains the words (in lower case) in any of its texts. */
export function lineContains(line: string, words: string): boolean {
  return textOf(JSON.parse(line) as Sample).includes(words);
}

function textOf(sample: Sample): string {
  const scores = Object.values(sample.scores ?? {}).flatMap((score) => [score.reason, asText(score.reference)]);
  const steps = Object.values(sample.steps ?? {}).map((step) => asText(step.output));
  const input = (sample.input ?? []).map((message) => asText(message.content));
  const calls = sample.tool_calls?.length ? [JSON.stringify(sample.tool_calls)] : [];
  return [sample.item, ...input, asText(sample.output), ...steps, ...calls, sample.error?.message, ...scores].join("\n").toLowerCase();
}
