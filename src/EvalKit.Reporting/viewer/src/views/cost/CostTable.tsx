import { Num } from "../../components/Num";
import { WideTable } from "../../components/WideTable";
import type { VariantSummary } from "../../data/summary";
import { count, dollars, milliseconds } from "../../format/numbers";

const columns = [
  ["per 1,000", true],
  ["total", false],
  ["judges", false],
  ["p50", true],
  ["p95", false],
  ["p99", false],
  ["first token p50", false],
  ["input", true],
  ["cached", false],
  ["output", false],
  ["reasoning", false],
] as const;

export function CostTable({ variants }: { readonly variants: Readonly<Record<string, VariantSummary>> }) {
  return (
    <WideTable label="Cost, latency and tokens">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Variant
          </th>
          <th scope="colgroup" colSpan={3} class="group">
            Cost in USD
          </th>
          <th scope="colgroup" colSpan={4} class="group">
            Latency
          </th>
          <th scope="colgroup" colSpan={4} class="group">
            Tokens
          </th>
        </tr>
        <tr>
          {columns.map(([name, firstOfGroup]) => (
            <th key={name} scope="col" class={cellClass(firstOfGroup)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(variants).map(([name, variant]) => (
          <CostRow key={name} name={name} variant={variant} />
        ))}
      </tbody>
    </WideTable>
  );
}

function CostRow({ name, variant: { cost, latency, usage } }: { readonly name: string; readonly variant: VariantSummary }) {
  const dollarCells = [cost?.per_1000, cost?.usd, cost?.judge_usd];
  const timeCells = [latency?.p50_ms, latency?.p95_ms, latency?.p99_ms, latency?.ttft_p50_ms];
  const tokenCells = [usage?.["input_tokens"], usage?.["cached_input_tokens"], usage?.["output_tokens"], usage?.["reasoning_tokens"]];
  return (
    <tr>
      <th scope="row">
        {name}
        {cost?.priced === false ? <span class="tag">some prices unknown</span> : null}
      </th>
      {dollarCells.map((value, at) => (
        <td key={at} class={cellClass(at === 0)}>
          <Num value={value} format={dollars} />
        </td>
      ))}
      {timeCells.map((value, at) => (
        <td key={at} class={cellClass(at === 0)}>
          <Num value={value} format={milliseconds} />
        </td>
      ))}
      {tokenCells.map((value, at) => (
        <td key={at} class={cellClass(at === 0)}>
          <Num value={value} format={count} />
        </td>
      ))}
    </tr>
  );
}

function cellClass(firstOfGroup: boolean): string {
  return firstOfGroup ? "number group-start" : "number";
}
