import { useMemo } from "preact/hooks";
import { changesOf } from "../../data/changes";
import { filterRows, filtersOf } from "../../data/filters";
import { leadComparison } from "../../data/lead";
import { sortByAttention } from "../../data/order";
import { valueAt } from "../../data/sampleIndex";
import { changeSettings, useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { useSamples, type Samples } from "../../state/samples";
import { useSearch } from "../../state/search";
import { SampleDetail } from "./SampleDetail";
import { SampleFilters } from "./SampleFilters";
import { SampleList } from "./SampleList";

/** Every cell: flipped items first, then what has no score, then the rest. */
export function SamplesView() {
  const samples = useSamples();
  return samples ? <LoadedSamples samples={samples} /> : <p class="empty">Reading the samples…</p>;
}

function LoadedSamples({ samples }: { readonly samples: Samples }) {
  const { summary } = useReport();
  const { settings } = useLocation();
  const { index } = samples.store;
  const comparison = leadComparison(summary);
  const search = useSearch(samples.store, settings.get("q") ?? "");

  const delta = useMemo(() => changesOf(index, samples.items, comparison).delta, [index, comparison]);
  const filterKey = settings.toString().replace(/(^|&)(item|of|repeat)=[^&]*/g, "");
  const filtered = useMemo(() => sortByAttention(filterRows(index, delta, filtersOf(settings)), index, delta), [index, delta, filterKey]);
  const rows = useMemo(() => (search.found ? filtered.filter((row) => search.found?.has(row)) : filtered), [filtered, search.found]);

  const linked = rowOfSettings(samples, settings, comparison?.candidate);
  const position = linked === undefined ? 0 : rows.indexOf(linked);
  const select = (at: number) => changeSettings(settingsOfRow(samples, rows[at]));

  return (
    <div class="samples">
      <SampleFilters samples={samples} settings={settings} shown={rows.length} search={search} hasBaseline={comparison !== undefined} />
      <div class="samples-panes">
        <SampleList samples={samples} rows={rows} delta={delta} selected={position} onSelect={select} />
        <SampleDetail samples={samples} row={linked ?? rows[0]} delta={delta} />
      </div>
    </div>
  );
}

/** `item`, `of` (the variant) and `repeat` name the cell that is shown in detail. */
function rowOfSettings(samples: Samples, settings: URLSearchParams, candidate: string | undefined): number | undefined {
  const { index } = samples.store;
  const rows = samples.items.ofItem(settings.get("item") ?? "");
  const variant = settings.get("of") ?? settings.get("variant") ?? candidate;
  const repeat = Number(settings.get("repeat") ?? 0);
  return (
    rows.find((row) => valueAt(index.variant, row) === variant && (index.repeat[row] || 0) === repeat) ??
    rows.find((row) => valueAt(index.variant, row) === variant) ??
    rows[0]
  );
}

function settingsOfRow(samples: Samples, row: number | undefined): Record<string, string | undefined> {
  if (row === undefined) return {};
  const { index } = samples.store;
  return {
    item: valueAt(index.item, row),
    of: valueAt(index.variant, row),
    repeat: index.repeat[row] ? String(index.repeat[row]) : undefined,
  };
}
