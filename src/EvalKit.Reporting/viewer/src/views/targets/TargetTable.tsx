import { Interval } from "../../components/Interval";
import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { CostRatio, Summary, Target, Tick } from "../../data/summary";
import { metricValue, share } from "../../format/numbers";
import { ruleWords, sliceWords } from "../../format/words";

const ticks = { met: ["✓", "passed"], missed: ["✕", "failed"], unknown: ["?", "inconclusive"] } as const;

/** One row a target, one column a variant; a tick says whether the whole interval agrees with it. */
export function TargetTable({ summary }: { readonly summary: Summary }) {
  const { targets = [], cost_ratios = [] } = summary;
  const variants = Object.keys(summary.variants);
  if (targets.length === 0) return null;
  return (
    <Section title="Targets" note="Ticks go by the value; they decide no exit code.">
      <WideTable label="Targets">
        <TableHead columns={["Target", ...numberColumns(...variants)]} />
        <tbody>
          {targets.map((target, at) => (
            <TargetRow key={at} target={target} variants={variants} />
          ))}
        </tbody>
      </WideTable>
      {cost_ratios.map((ratio) => (
        <RatioLine key={ratio.variant} ratio={ratio} />
      ))}
    </Section>
  );
}

function TargetRow({ target, variants }: { readonly target: Target; readonly variants: readonly string[] }) {
  return (
    <tr>
      <th scope="row">
        {target.metric} {ruleWords(target.rule)}
        {target.slice ? <span class="tag">{sliceWords(target.slice)}</span> : null}
      </th>
      {variants.map((variant) => (
        <TickCell key={variant} metric={target.metric} tick={target.variants[variant]} />
      ))}
    </tr>
  );
}

function TickCell({ metric, tick }: { readonly metric: string; readonly tick: Tick | undefined }) {
  if (!tick) return <td class="number unknown">–</td>;
  const [sign, tone] = ticks[tick.outcome];
  const format = (value: number) => metricValue(metric, value);
  return (
    <td class="number metric" title={tick.reason}>
      <strong>
        <Num value={tick.value} format={format} />
      </strong>{" "}
      {tick.low === undefined || tick.low === null ? null : <Interval low={tick.low} high={tick.high} format={format} />}
      <div>
        <span class={`badge ${tone}`}>
          <span aria-hidden="true">{sign}</span> {tick.outcome}
          {tick.proven === false ? ", not proven" : ""}
        </span>
      </div>
    </td>
  );
}

function RatioLine({ ratio }: { readonly ratio: CostRatio }) {
  return (
    <p class="muted">
      {ratio.variant} costs <Num value={ratio.ratio} format={share} /> of {ratio.of}: less than {ratio.less_than_percent} %
    </p>
  );
}
