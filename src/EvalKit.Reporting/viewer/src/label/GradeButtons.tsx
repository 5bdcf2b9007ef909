import { preferred, type Grade } from "./grades";
import type { Ranking } from "./useRanking";
import type { Work } from "./useWork";

interface Choice {
  readonly label: string;
  readonly hint: string;
  readonly grade: Grade;
  readonly kind: "good" | "bad" | "even" | "open";
}

interface GradeButtonsProps {
  readonly work: Work;
  readonly ranking: Ranking;
}

/** The grades of the task as buttons, each with its key. */
export function GradeButtons({ work, ranking }: GradeButtonsProps) {
  const given = work.entries[work.question.id]?.grade;
  return (
    <div class="choices" role="group" aria-labelledby="question">
      {work.sheet.task === "ranking" ? <RankingButtons work={work} ranking={ranking} /> : null}
      {choicesOf(work).map(({ label, hint, grade, kind }) => (
        <button key={hint} type="button" class={`choice ${kind}`} aria-pressed={isSame(given, grade)} onClick={() => work.grade(grade, label)}>
          <span>{label}</span>
          <kbd>{hint}</kbd>
        </button>
      ))}
    </div>
  );
}

/** The key of a grade on the scale: its last digit, so that 10 is on 0. */
export function scaleKey(grade: number): string {
  return String(grade % 10);
}

/** The grades of the task, the one of "I cannot tell" last. */
export function choicesOf({ sheet, question }: Pick<Work, "sheet" | "question">): readonly Choice[] {
  const cannotTell: Choice = { label: "Cannot tell", hint: "x", grade: null, kind: "open" };
  switch (sheet.task) {
    case "pass_fail":
      return [{ label: "Pass", hint: "1", grade: "pass", kind: "good" }, { label: "Fail", hint: "2", grade: "fail", kind: "bad" }, cannotTell];
    case "scale": {
      const [low, high] = sheet.scale;
      const grades = Array.from({ length: high - low + 1 }, (_, step) => low + step);
      return [...grades.map((grade): Choice => ({ label: labelOf(sheet.levels, grade), hint: scaleKey(grade), grade, kind: "even" })), cannotTell];
    }
    case "pairwise":
      return [
        { label: "Answer 1", hint: "1", grade: preferred(question, 0), kind: "even" },
        { label: "Equally good", hint: "0", grade: preferred(question, undefined), kind: "even" },
        { label: "Answer 2", hint: "2", grade: preferred(question, 1), kind: "even" },
        cannotTell,
      ];
    case "ranking":
      return [cannotTell];
  }
}

/** A level of one or two words stands on its button; longer ones stand in the help. */
function labelOf(levels: Work["sheet"]["levels"], grade: number): string {
  const text = levels.find((level) => level.title === String(grade))?.text ?? "";
  return text !== "" && text.length <= 14 ? `${grade} ${text}` : String(grade);
}

function RankingButtons({ work, ranking }: GradeButtonsProps) {
  return (
    <>
      {work.question.answers.map((answer, at) => (
        <button key={answer.id} type="button" class="choice even" aria-pressed={ranking.rankOf(answer.id) !== undefined} onClick={() => ranking.add(at)}>
          <span>Answer {at + 1}</span>
          <kbd>{at + 1}</kbd>
        </button>
      ))}
      <button type="button" class="choice open" aria-pressed={ranking.isTying} onClick={ranking.tie}>
        <span>ties with</span>
        <kbd>=</kbd>
      </button>
      <button type="button" class="choice open" onClick={ranking.undo}>
        <span>Back</span>
        <kbd>⌫</kbd>
      </button>
    </>
  );
}

function isSame(one: Grade | undefined, other: Grade): boolean {
  return one !== undefined && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(grade: Grade): unknown {
  return grade !== null && typeof grade === "object" ? Object.entries(grade).sort(([a], [b]) => (a < b ? -1 : 1)) : grade;
}
