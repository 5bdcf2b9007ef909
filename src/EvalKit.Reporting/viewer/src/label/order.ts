import type { Sheet } from "./sheet";

/**
 * The sheet in an order of the rater's own: what one rater judges tired, another judges fresh, and what one sees on the left, another sees on the right. The same
 * name gives the same order again.
 */
export function orderedFor(sheet: Sheet, rater: string): Sheet {
  const next = randomNumbers(hashOf(`${sheet.page}|${rater}`));
  const questions = sheet.questions.map((question) => ({ ...question, answers: shuffled(question.answers, next) }));
  return { ...sheet, questions: shuffled(questions, next) };
}

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const other = result[j] as T;
    result[j] = result[i] as T;
    result[i] = other;
  }
  return result;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Numbers in [0, 1) from a 32-bit state (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
