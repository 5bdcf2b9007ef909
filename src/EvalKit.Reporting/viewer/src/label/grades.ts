import type { Question, Sheet } from "./sheet";

/** A verdict, a number on the scale, the rank of each answer, or null where the rater could not tell. */
export type Grade = "pass" | "fail" | number | Readonly<Record<string, number>> | null;

export interface Entry {
  readonly grade?: Grade;
  readonly comment: string;
  readonly time: string;
}

export type Entries = Readonly<Record<string, Entry>>;

export function isGraded(entry: Entry | undefined): boolean {
  return entry?.grade !== undefined;
}

export function gradedCount(sheet: Sheet, entries: Entries): number {
  return sheet.questions.filter((question) => isGraded(entries[question.id])).length;
}

/** The next question without a grade, from a position on and round to the start; undefined when there is none. */
export function nextOpen(sheet: Sheet, entries: Entries, from: number): number | undefined {
  for (let step = 0; step < sheet.questions.length; step++) {
    const at = (from + step) % sheet.questions.length;
    if (!isGraded(entries[sheet.questions[at]?.id ?? ""])) return at;
  }
  return undefined;
}

/** Which answer is better; undefined for a tie. */
export function preferred(question: Question, first: number | undefined): Grade {
  return Object.fromEntries(question.answers.map((answer, at) => [answer.id, first === undefined || first === at ? 1 : 2]));
}

/** A grade in words, as the page shows it. */
export function inWords(question: Question, grade: Grade | undefined): string {
  if (grade === undefined) return "not graded";
  if (grade === null) return "cannot tell";
  if (typeof grade !== "object") return String(grade);
  const ranks = [...new Set(Object.values(grade))].sort((a, b) => a - b);
  return ranks.map((rank) => positions(question, grade, rank).join(" = ")).join(" > ");
}

function positions(question: Question, grade: Readonly<Record<string, number>>, rank: number): readonly string[] {
  return question.answers.flatMap((answer, at) => (grade[answer.id] === rank ? [String(at + 1)] : []));
}
