import type { RefObject } from "preact";
import { GradeButtons } from "./GradeButtons";
import type { Ranking } from "./useRanking";
import type { Work } from "./useWork";

interface GradeBarProps {
  readonly work: Work;
  readonly ranking: Ranking;
  readonly commentRef: RefObject<HTMLTextAreaElement | null>;
}

/** The question, the grades to choose from, and a place for a comment. */
export function GradeBar({ work, ranking, commentRef }: GradeBarProps) {
  const entry = work.entries[work.question.id];
  const isDone = work.graded === work.sheet.questions.length;
  return (
    <footer class="bar">
      <div class="bar-row">
        <p class="bar-question" id="question" dir="auto">
          {isDone ? "All questions are graded. Save the file and hand it back; until then you can change any grade." : work.sheet.question}
        </p>
        <p class="bar-said" role="status">
          {work.said}
        </p>
        <div class="bar-move">
          <button type="button" disabled={work.at === 0} onClick={() => work.go(work.at - 1)} aria-label="Question before">
            ←
          </button>
          <button type="button" disabled={work.at === work.sheet.questions.length - 1} onClick={() => work.go(work.at + 1)} aria-label="Next question">
            →
          </button>
        </div>
      </div>
      <div class="bar-row">
        <GradeButtons work={work} ranking={ranking} />
        <label class="bar-comment">
          <span class="visually-hidden">Comment</span>
          <textarea
            ref={commentRef}
            rows={1}
            maxLength={10_000}
            placeholder="Comment (c)"
            value={entry?.comment ?? ""}
            onInput={(event) => work.comment(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) event.currentTarget.blur();
            }}
          />
        </label>
      </div>
    </footer>
  );
}
