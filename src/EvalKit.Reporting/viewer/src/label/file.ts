import type { Entries, Entry, Grade } from "./grades";
import { isGraded } from "./grades";
import type { Sheet } from "./sheet";

interface SavedEntry {
  readonly question: string;
  readonly grade: Grade;
  readonly comment: string;
  readonly time: string;
}

/** What `evalkit label import` reads. */
export function savedText(sheet: Sheet, rater: string, entries: Entries): string {
  const grades = sheet.questions.flatMap(({ id }): SavedEntry[] => {
    const entry = entries[id];
    return entry?.grade === undefined ? [] : [{ question: id, grade: entry.grade, comment: entry.comment, time: entry.time }];
  });
  return `${JSON.stringify({ schema: 1, page: sheet.page, rater, grades }, null, 1)}\n`;
}

/** Hands the rater a file. */
export function save(sheet: Sheet, rater: string, entries: Entries) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([savedText(sheet, rater, entries)], { type: "application/json" }));
  link.download = `${sheet.name}.round-${sheet.round}.${rater.replace(/[^\p{L}\p{N}_-]+/gu, "-")}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The entries of a file that this page saved, or a sentence on why it is none. */
export function openedEntries(sheet: Sheet, text: string): Entries | string {
  const known = new Set(sheet.questions.map((question) => question.id));
  try {
    const saved = JSON.parse(text) as { page?: unknown; grades?: unknown };
    if (saved.page !== sheet.page) return "This file was saved by another page.";
    if (!Array.isArray(saved.grades)) return "This file holds no grades.";
    const entries = (saved.grades as SavedEntry[])
      .filter((entry) => known.has(entry.question) && isGraded(entry))
      .map(({ question, grade, comment, time }): [string, Entry] => [question, { grade, comment: String(comment ?? ""), time: String(time ?? "") }]);
    return Object.fromEntries(entries);
  } catch {
    return "This is no file that a page like this saved.";
  }
}

/** The work in the browser and that of a file together: of two grades the later one. */
export function merged(kept: Entries, opened: Entries): Entries {
  const result: Record<string, Entry> = { ...kept };
  for (const [question, entry] of Object.entries(opened)) {
    const before = kept[question];
    if (!before || !isGraded(before) || before.time <= entry.time) result[question] = entry;
  }
  return result;
}
