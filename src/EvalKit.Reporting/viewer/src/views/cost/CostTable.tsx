import { NumberCell } from "../../components/Num";
import { WideTable } from "../../components/WideTable";
import type { VariantSummary } from "../../data/summary";
import { count, dollars, milliseconds, rate } from "../../format/numbers";

interface Column {
  readonly title: string;
  readonly value: (variant: VariantSummary) => number | null | undefined;
  readonly format: (value: number) => string;
}

interface Group {
  readonly title: string;
  readonly columns: readonly Column[];
}

const groups: readonly Group[] = [
  {
    title: "Cost in USD",
    columns: [
      { title: "per 1,000", value: ({ cost }) => cost?.per_1000, format: dollars },
      { title: "total", value: ({ cost }) => cost?.usd, format: dollars },
      { title: "judges", value: ({ cost }) => cost?.judge_usd, format: dollars },
      { title: "embeddings", value: ({ cost }) => cost?.embedding_usd, format: dollars },
    ],
  },
  {
    title: "Latency",
    columns: [
      { title: "p50", value: ({ latency }) => latency?.p50_ms, format: milliseconds },
      { title: "p95", value: ({ latency }) => latency?.p95_ms, format: milliseconds },
      { title: "p99", value: ({ latency }) => latency?.p99_ms, format: milliseconds },
    ],
  },
  {
    title: "To the first token",
    columns: [
      { title: "p50", value: ({ latency }) => latency?.ttft_p50_ms, format: milliseconds },
      { title: "p95", value: ({ latency }) => latency?.ttft_p95_ms, format: milliseconds },
      { title: "p99", value: ({ latency }) => latency?.ttft_p99_ms, format: milliseconds },
    ],
  },
  {
    title: "Tokens",
    columns: [
      { title: "a second, p50", value: ({ latency }) => latency?.tokens_per_s_p50, format: rate },
      { title: "input", value: ({ usage }) => usage?.["input_tokens"], format: count },
      { title: "cached", value: ({ usage }) => usage?.["cached_input_tokens"], format: count },
      { title: "output", value: ({ usage }) => usage?.["output_tokens"], format: count },
      { title: "reasoning", value: ({ usage }) => usage?.["reasoning_tokens"], format: count },
    ],
  },
];

export function CostTable({ variants }: { readonly variants: Readonly<Record<string, VariantSummary>> }) {
  return (
    <WideTable label="Cost, latency and tokens">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Variant
          </th>
          {groups.map(({ title, columns }) => (
            <th key={title} scope="colgroup" colSpan={columns.length} class="group">
              {title}
            </th>
          ))}
        </tr>
        <tr>
          {groups.flatMap(({ title: group, columns }) =>
            columns.map(({ title }, at) => (
              <th key={`${group} ${title}`} scope="col" class={at === 0 ? "number group-start" : "number"}>
                {title}
              </th>
            )),
          )}
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

function CostRow({ name, variant }: { readonly name: string; readonly variant: VariantSummary }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {variant.cost?.priced === false ? <span class="tag">some prices unknown</span> : null}
      </th>
      {groups.flatMap(({ title: group, columns }) =>
        columns.map(({ title, value, format }, at) => (
          <NumberCell key={`${group} ${title}`} value={value(variant)} format={format} startsGroup={at === 0} />
        )),
      )}
    </tr>
  );
}
