import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { gradedCount, nextOpen, type Entries, type Grade } from "./grades";
import { save } from "./file";
import { orderedFor } from "./order";
import type { Question, Sheet } from "./sheet";
import { keep, readKept } from "./storage";

export interface Work {
  readonly sheet: Sheet;
  readonly rater: string;
  readonly entries: Entries;
  readonly at: number;
  readonly question: Question;
  readonly graded: number;
  /** Whether the browser keeps the work; undefined before it was asked to. */
  readonly isKept: boolean | undefined;
  readonly isSaved: boolean;
  readonly said: string;
  go(to: number): void;
  grade(grade: Grade, said: string): void;
  comment(text: string): void;
  take(entries: Entries): void;
  save(): void;
}

/** A rater's work: the grades so far, kept by the browser after each of them. */
export function useWork(original: Sheet, rater: string): Work {
  const sheet = useMemo(() => orderedFor(original, rater), [original, rater]);
  const [{ entries, at }, setState] = useState(() => readKept(original.page, rater));
  const [isKept, setKept] = useState<boolean>();
  const [savedEntries, setSaved] = useState<Entries>();
  const [said, say] = useState("");
  const last = sheet.questions.length - 1;
  const position = Math.min(Math.max(at, 0), last);
  const question = sheet.questions[position] as Question;

  // Before anything else can happen, a reload too: effects of the other kind wait until the page is painted.
  useLayoutEffect(() => setKept(keep(sheet.page, rater, { entries, at: position })), [sheet, rater, entries, position]);

  const isSaved = savedEntries === entries;
  useEffect(() => {
    if (isKept !== false || isSaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isKept, isSaved]);

  const go = useCallback((to: number) => setState((state) => ({ ...state, at: Math.min(Math.max(to, 0), last) })), [last]);

  const grade = useCallback(
    (value: Grade, words: string) => {
      setState((state) => {
        const comment = state.entries[question.id]?.comment ?? "";
        const changed = { ...state.entries, [question.id]: { grade: value, comment, time: now() } };
        return { entries: changed, at: nextOpen(sheet, changed, position + 1) ?? position };
      });
      say(`Question ${position + 1}: ${words}`);
    },
    [sheet, question, position],
  );

  const comment = useCallback(
    (text: string) =>
      setState((state) => {
        const before = state.entries[question.id];
        return { ...state, entries: { ...state.entries, [question.id]: { ...before, comment: text, time: now() } } };
      }),
    [question],
  );

  return {
    sheet,
    rater,
    entries,
    at: position,
    question,
    graded: gradedCount(sheet, entries),
    isKept,
    isSaved,
    said,
    go,
    grade,
    comment,
    take: (more) => setState((state) => ({ ...state, entries: more })),
    save: () => {
      save(sheet, rater, entries);
      setSaved(entries);
      say("Saved to a file.");
    },
  };
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+/, "");
}
