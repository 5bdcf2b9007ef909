import { asText, type Sample } from "./sample";

const maxLength = 160;

/** What a list shows of a sample: what was asked and what was answered, in a line each. */
export interface Preview {
  readonly question: string;
  readonly answer: string;
}

export function previewOf(sample: Sample): Preview {
  return { question: shorten(questionOf(sample)), answer: shorten(asText(sample.output)) };
}

/** What was asked last: the last message of the user, else the last of all. */
export function questionOf(sample: Sample): string {
  const messages = sample.input ?? [];
  const asked = messages.findLast((message) => message.role === "user") ?? messages.at(-1);
  return asText(asked?.content);
}

/** All references that a grader compared with, each once. */
export function referencesOf(sample: Sample): readonly string[] {
  return [...new Set(Object.values(sample.scores ?? {}).flatMap(({ reference }) => referenceTexts(reference)))];
}

/** One line of a text that may be very long. */
export function shorten(text: string): string {
  const line = text
    .slice(0, 4 * maxLength)
    .replace(/\s+/g, " ")
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

function referenceTexts(reference: unknown): readonly string[] {
  if (reference === null || reference === undefined) return [];
  return Array.isArray(reference) ? reference.map(asText) : [asText(reference)];
}
