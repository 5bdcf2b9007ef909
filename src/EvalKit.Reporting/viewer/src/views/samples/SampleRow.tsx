import { OutcomeBadge } from "../../components/Badge";
import { changeOf } from "../../data/filters";
import { questionOf, shorten } from "../../data/preview";
import { asText } from "../../data/sample";
import { valueAt } from "../../data/sampleIndex";
import { score } from "../../format/numbers";
import { useSample, type Samples } from "../../state/samples";

interface SampleRowProps {
  readonly samples: Samples;
  readonly row: number;
  readonly delta: Float64Array;
}

const changeSigns = { worse: "▼ worse", better: "▲ better", same: "" };

export function SampleRow({ samples, row, delta }: SampleRowProps) {
  const { index } = samples.store;
  const outcome = valueAt(index.outcome, row) ?? "";
  const change = changeOf(delta[row]);
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
