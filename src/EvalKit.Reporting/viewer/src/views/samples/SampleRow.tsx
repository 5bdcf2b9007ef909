import { OutcomeBadge } from "../../components/Badge";
import type { Changes } from "../../data/changes";
import { changeOf } from "../../data/filters";
import { questionOf, shorten } from "../../data/preview";
import { asText } from "../../data/sample";
import { valueAt } from "../../data/sampleIndex";
import { score } from "../../format/numbers";
import { useSample, type Samples } from "../../state/samples";

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
  const sample = useSample(row);
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
        {sample ? (
          <>
            <span>{shorten(questionOf(sample))}</span> <span class="answer">→ {shorten(asText(sample.output)) || "no output"}</span>
          </>
        ) : (
          " "
        )}
      </div>
    </>
  );
}
