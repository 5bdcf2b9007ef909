import { OutcomeBadge } from "../../components/Badge";
import { DiffText } from "../../components/DiffText";
import { LongText } from "../../components/LongText";
import { changeOf } from "../../data/filters";
import { asText } from "../../data/sample";
import { useSample } from "../../state/samples";
import { CallFacts } from "./CallFacts";
import { ScoreList } from "./ScoreList";
import { StepList } from "./StepList";

interface AnswerColumnProps {
  readonly row: number;
  readonly change: number | undefined;
  /** Whether this is the cell that the reader chose, not one beside it. */
  readonly main: boolean;
  /** The cell whose output this one's is compared with, word by word. */
  readonly comparedWith: number | undefined;
}

/** What one variant answered, and how that was judged. */
export function AnswerColumn({ row, change, main, comparedWith }: AnswerColumnProps) {
  const sample = useSample(row);
  const other = useSample(comparedWith);
  if (!sample) return <section class="answer-column" />;
  const direction = changeOf(change);
  return (
    <section
      class={main ? "answer-column main" : "answer-column"}
      aria-label={`Answer of ${sample.variant}${sample.repeat ? `, repeat ${sample.repeat}` : ""}`}
    >
      <header>
        <strong>{sample.variant}</strong>
        {sample.repeat ? <span class="muted">repeat {sample.repeat}</span> : null}
        <OutcomeBadge outcome={sample.outcome} />
        {direction && direction !== "same" ? <span class={`change ${direction}`}>{direction}</span> : null}
      </header>
      {sample.error ? (
        <p class="error">
          {sample.error.kind}: {sample.error.message}
        </p>
      ) : null}
      {sample.output === null || sample.output === undefined ? (
        <p class="empty">No output.</p>
      ) : (
        <DiffText text={asText(sample.output)} other={asText(other?.output)} />
      )}
      {sample.tool_calls?.length ? (
        <details>
          <summary>Tool calls ({sample.tool_calls.length})</summary>
          <LongText text={asText(sample.tool_calls)} />
        </details>
      ) : null}
      <ScoreList scores={sample.scores ?? {}} />
      <StepList steps={sample.steps ?? {}} />
      <CallFacts sample={sample} />
    </section>
  );
}
