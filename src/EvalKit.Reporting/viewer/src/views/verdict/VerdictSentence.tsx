import { Num } from "../../components/Num";
import type { Gate, Summary } from "../../data/summary";
import { metricValue } from "../../format/numbers";
import { baselineWords, comparisonOf, ruleWords, sliceWords } from "../../format/words";

const maxSentences = 2;

/** The verdict in words: the worst that was found, or why nothing was. */
export function VerdictSentence({ summary }: { readonly summary: Summary }) {
  const gates = summary.gates ?? [];
  switch (summary.verdict) {
    case "passed":
      return <>{gates.length === 0 ? "The suite has no gates; nothing was required." : "Every gate holds."}</>;
    case "failed":
      return <GateSentences gates={gates.filter((gate) => gate.outcome === "failed")} summary={summary} />;
    case "inconclusive":
      return (
        <>
          The data cannot decide {gateNames(gates.filter((gate) => gate.outcome === "inconclusive"))}: neither a regression nor its absence
          is shown.
        </>
      );
    case "invalid":
      return <>Too many outcomes are missing for a verdict that would hold whatever they were.</>;
  }
}

function gateNames(gates: readonly Gate[]): string {
  const names = gates.map((gate) => `${gate.metric} of ${gate.variant}${gate.slice ? ` on ${sliceWords(gate.slice)}` : ""}`);
  return names.length > maxSentences ? `${names.length} gates` : names.join(" and ") || "every gate";
}

function GateSentences({ gates, summary }: { readonly gates: readonly Gate[]; readonly summary: Summary }) {
  const more = gates.length - maxSentences;
  return (
    <>
      {gates.slice(0, maxSentences).map((gate, at) => (
        <FailedGate key={at} gate={gate} summary={summary} />
      ))}
      {more > 0 ? `And ${more} more.` : null}
    </>
  );
}

function FailedGate({ gate, summary }: { readonly gate: Gate; readonly summary: Summary }) {
  const comparison = comparisonOf(gate, summary);
  const where = gate.slice ? ` on ${sliceWords(gate.slice)}` : "";
  const size = (value: number) => metricValue(gate.metric, Math.abs(value));
  if (!comparison)
    return (
      <>
        {gate.metric} of {gate.variant}
        {where} is <Num value={gate.value} format={size} />; it has to be {ruleWords(gate.rule)}.{" "}
      </>
    );
  return (
    <>
      {gate.metric} of {gate.variant}
      {where} is worse than {baselineWords(comparison)} by <Num value={comparison.difference} format={size} />.{" "}
    </>
  );
}
