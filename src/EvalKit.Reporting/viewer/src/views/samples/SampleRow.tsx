import { OutcomeBadge } from "../../components/Badge";
import type { Changes } from "../../data/changes";
import { changeOf } from "../../data/filters";
import { valueAt } from "../../data/sampleIndex";
import { score } from "../../format/numbers";
import { usePreview, type Samples } from "../../state/samples";

interface SampleRowProps {
  readonly samples: Samples;
  readonly row: number;
  readonly changes: Changes;
}

const changeSigns = { worse: "▼ worse", better: "▲ better", same: "" };

export function SampleRow({ samples, row, changes }: SampleRowProps) {
  const { index } = samples;
  const outcome = valueAt(index.outcome, row) ?? "";
  const change = changeOf(changes.at(row));
  const preview = usePreview(row);
  return (
    <>
      <div class="row-line">
        <strong class="item">{valueAt(index.item, row)}</strong>
        <span class="muted">
          {valueAt(index.variant, row)}
          {index.repeat[row] ? ` #${index.repeat[row]}` : ""}
        </span>
        {change && change !== "same" ? <span class={`change ${change}`}>{changeSigns[change]}</span> : null}
        {outcome === "scored" ? null : <OutcomeBadge outcome={outcome} />}
        <span class="row-scores">
          {[...index.scores].map(([grader, scores]) => {
            const value = scores[row] ?? NaN;
            return (
              <span key={grader} title={grader}>
                {Number.isNaN(value) ? "–" : score(value)}
              </span>
            );
          })}
        </span>
      </div>
      <div class="row-line preview">
        {preview ? (
          <>
            <span>{preview.question}</span> <span class="answer">→ {preview.answer || "no output"}</span>
          </>
        ) : (
          " "
        )}
      </div>
    </>
  );
}
