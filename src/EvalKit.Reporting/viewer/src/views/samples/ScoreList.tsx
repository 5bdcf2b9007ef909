import { OutcomeBadge } from "../../components/Badge";
import { Num } from "../../components/Num";
import type { Score } from "../../data/sample";
import { score as scoreFormat } from "../../format/numbers";
import { JudgeTranscript } from "./JudgeTranscript";
import { ScoreValues } from "./ScoreValues";

export function ScoreList({ scores }: { readonly scores: Readonly<Record<string, Score>> }) {
  return (
    <ul class="scores-list">
      {Object.entries(scores).map(([grader, score]) => (
        <li key={grader}>
          <strong>{grader}</strong>{" "}
          {score.outcome === "scored" ? <Num value={score.score} format={scoreFormat} /> : <OutcomeBadge outcome={score.outcome} />}
          {typeof score.passed === "boolean" ? (
            <span class={score.passed ? "mark passed" : "mark failed"}>{score.passed ? "✓ passed" : "✕ failed"}</span>
          ) : null}
          {typeof score.raw === "number" && score.raw !== score.score ? (
            <span class="muted">
              {" "}
              raw <Num value={score.raw} format={scoreFormat} />
            </span>
          ) : null}
          {typeof score.predicted === "string" && score.predicted !== score.gold ? (
            <div class="reason" dir="auto">
              predicted <code>{score.predicted}</code>, gold <code>{score.gold}</code>
            </div>
          ) : null}
          {score.reason ? (
            <div class="reason" dir="auto">
              {score.reason}
            </div>
          ) : null}
          <ScoreValues values={score.values ?? {}} />
          {score.judge ? <JudgeTranscript trace={score.judge} /> : null}
        </li>
      ))}
    </ul>
  );
}
