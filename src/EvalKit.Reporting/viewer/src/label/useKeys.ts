import { useEffect, useRef } from "preact/hooks";
import { choicesOf } from "./GradeButtons";
import { nextOpen } from "./grades";
import type { Ranking } from "./useRanking";
import type { Work } from "./useWork";

interface KeyActions {
  comment(): void;
  keys(): void;
  overview(): void;
}

const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pass_fail: { p: "1", f: "2" },
  pairwise: { "=": "0", t: "0" },
};

/** Single keys, wherever no text is being written. */
export function useKeys(isOn: boolean, work: Work, ranking: Ranking, actions: KeyActions) {
  // The listener stays and what it does is that of the last drawing: an effect comes after painting, and the next key may be faster.
  const meaning = useRef<(key: string) => boolean>(() => false);
  meaning.current = (key) => isOn && act(key, work, ranking, actions);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return;
      if (!meaning.current(event.key)) return;
      event.preventDefault();
      // What was clicked before must not take the next Enter or space as its own.
      if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== "file");
}

/** Returns whether the key means something. */
function act(key: string, work: Work, ranking: Ranking, actions: KeyActions): boolean {
  const choice = choicesOf(work).find(({ hint }) => hint === (synonyms[work.sheet.task]?.[key] ?? key));
  if (choice) work.grade(choice.grade, choice.label);
  else if (key === "ArrowLeft") work.go(work.at - 1);
  else if (key === "ArrowRight") work.go(work.at + 1);
  else if (key === "n") work.go(nextOpen(work.sheet, work.entries, work.at + 1) ?? work.at);
  else if (key === "c") actions.comment();
  else if (key === "g") actions.overview();
  else if (key === "?") actions.keys();
  else if (key === "s") work.save();
  else if (work.sheet.task === "ranking" && /^[1-9]$/.test(key)) ranking.add(Number(key) - 1);
  else if (work.sheet.task === "ranking" && key === "=") ranking.tie();
  else if (work.sheet.task === "ranking" && key === "Backspace") ranking.undo();
  else return false;
  return true;
}
