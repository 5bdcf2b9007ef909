import { Dialog } from "./Dialog";
import { inWords } from "./grades";
import type { Work } from "./useWork";

interface OverviewProps {
  readonly work: Work;
  close(): void;
}

/** All questions at a glance: which are graded, which have a comment. */
export function Overview({ work, close }: OverviewProps) {
  return (
    <Dialog title={`${work.graded} of ${work.sheet.questions.length} graded`} close={close}>
      <ol class="overview">
        {work.sheet.questions.map((question, at) => {
          const entry = work.entries[question.id];
          const words = `Question ${at + 1}: ${inWords(question, entry?.grade)}${entry?.comment ? ", with a comment" : ""}`;
          return (
            <li key={question.id}>
              <button
                type="button"
                class={`dot ${stateOf(entry?.grade)}${entry?.comment ? " noted" : ""}`}
                aria-current={at === work.at ? "step" : undefined}
                aria-label={words}
                title={words}
                onClick={() => {
                  work.go(at);
                  close();
                }}
              >
                {at + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}

function stateOf(grade: unknown): string {
  return grade === undefined ? "open" : grade === null ? "undecided" : "graded";
}
