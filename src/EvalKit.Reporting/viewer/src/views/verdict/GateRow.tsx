import { VerdictBadge } from "../../components/Badge";
import { Interval } from "../../components/Interval";
import { Num, NumberCell } from "../../components/Num";
import type { Gate, Metric, Summary } from "../../data/summary";
import { metricDifference, metricValue } from "../../format/numbers";
import { baselineWords, comparisonOf, ruleWords, sliceName, sliceWords } from "../../format/words";

/** A gate in words: what was asked, what was observed, and why that decides it or does not. */
export function GateRow({ gate, summary }: { readonly gate: Gate; readonly summary: Summary }) {
  const comparison = comparisonOf(gate, summary);
  const shown = comparison ?? (gate.against ? undefined : gate.low === undefined ? metricOf(gate, summary) : { ...metricOf(gate, summary), low: gate.low, high: gate.high, level: gate.level ?? undefined });
  const format = (value: number) => (comparison ? metricDifference : metricValue)(gate.metric, value);
  const reasons = [gate.reason, gate.would_decide ? `Would decide it: ${gate.would_decide}` : ""].filter(Boolean);
  return (
    <>
      <tr class={reasons.length > 0 ? "with-reason" : undefined}>
        <td>
          <VerdictBadge verdict={gate.outcome} />
        </td>
        <td>
          <strong>{gate.metric}</strong> of {gate.variant} {comparison ? `not worse than ${baselineWords(comparison)}` : ruleWords(gate.rule)}
          {gate.slice ? <span class="tag">{sliceWords(gate.slice)}</span> : null}
        </td>
        <td class="number observed">
          <strong>
            <Num value={comparison ? comparison.difference : gate.value} format={format} />
          </strong>{" "}
          {shown?.low === undefined || shown.low === null ? null : (
            <Interval low={shown.low} high={shown.high} level={shown.level} method={shown.interval} format={format} />
          )}
        </td>
        <td class="number">
          {comparison?.margin === undefined || comparison.margin === null ? (
            ""
          ) : (
            <Num value={comparison.margin_value ?? comparison.margin} format={(value) => metricValue(gate.metric, value)} />
          )}
        </td>
        <NumberCell value={gate.minimum_detectable ?? comparison?.minimum_detectable} format={(value) => metricValue(gate.metric, value)} />
      </tr>
      {reasons.length > 0 ? (
        <tr>
          <td />
          <td colSpan={4}>
            {reasons.map((reason) => (
              <div key={reason} class="reason">
                {reason}
              </div>
            ))}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function metricOf(gate: Gate, summary: Summary): Metric | undefined {
  const variant = summary.variants[gate.variant];
  if (!gate.slice) return variant?.metrics?.[gate.metric];
  return variant?.slices?.[sliceName(gate.slice)]?.[gate.metric];
}
