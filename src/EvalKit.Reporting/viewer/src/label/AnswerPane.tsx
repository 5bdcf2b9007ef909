import { LongText } from "../components/LongText";
import type { Answer } from "./sheet";

interface AnswerPaneProps {
  readonly answer: Answer;
  /** Its number among several; undefined for the only one. */
  readonly number: number | undefined;
  readonly rank: number | undefined;
}

/** An answer: text as it came, and nothing of it is obeyed. */
export function AnswerPane({ answer, number, rank }: AnswerPaneProps) {
  const title = number === undefined ? "Answer" : `Answer ${number}`;
  return (
    <section class={rank === 1 ? "pane pane-answer best" : "pane pane-answer"} aria-label={title}>
      <h2>
        {title}
        {rank === undefined ? null : <span class="rank">{rank === 1 ? "best" : `place ${rank}`}</span>}
      </h2>
      <div class="pane-text">{answer.text === "" ? <p class="muted">{answer.tools ? "No text, only tool calls." : "The answer is empty."}</p> : <LongText text={answer.text} />}</div>
      {answer.tools ? (
        <div class="pane-text pane-tools">
          <h3>Tool calls</h3>
          <LongText text={answer.tools} />
        </div>
      ) : null}
    </section>
  );
}
