import { useCallback, useMemo } from "preact/hooks";
import { Changes } from "../../data/changes";
import { filtersOf } from "../../data/filters";
import { pairOfSettings } from "../../data/pair";
import { valueAt } from "../../data/sampleIndex";
import { changeSettings, useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { useListing, useSamples, type Samples } from "../../state/samples";
import { placeSettings, SampleFilters } from "./SampleFilters";
import { SampleDetail } from "./SampleDetail";
import { SampleList } from "./SampleList";

const none = new Int32Array();

/** Every cell: flipped items first, then what has no score, then the rest. */
export function SamplesView() {
  const samples = useSamples();
  return samples ? <LoadedSamples samples={samples} /> : <p class="empty">Reading the samples…</p>;
}

function LoadedSamples({ samples }: { readonly samples: Samples }) {
  const { summary } = useReport();
  const { settings } = useLocation();
  const { index } = samples;
  const listed = [...settings].filter(([name]) => !placeSettings.includes(name)).join("&");
  const query = useMemo(
    () => ({
      filters: filtersOf(settings),
      order: settings.get("order") ?? "",
      words: settings.get("q") ?? "",
      pair: pairOfSettings(summary, settings, [...index.scores.keys()]),
    }),
    [index, summary, listed],
  );
  const changes = useMemo(() => new Changes(index, samples.items, query.pair), [index, query]);
  const listing = useListing(samples, query);

  const rows = listing?.rows ?? none;
  const linked = rowOfSettings(samples, settings, query.pair?.candidate);
  const position = linked === undefined ? 0 : rows.indexOf(linked);
  const select = useCallback((at: number) => changeSettings(settingsOfRow(samples, rows[at])), [samples, rows]);

  return (
    <div class="samples">
      <SampleFilters
        samples={samples}
        settings={settings}
        shown={rows.length}
        searched={query.words ? listing?.searched : undefined}
        hasBaseline={query.pair !== undefined}
      />
      <div class="samples-panes">
        <SampleList samples={samples} rows={rows} listed={listing !== undefined} changes={changes} selected={position} onSelect={select} />
        <SampleDetail samples={samples} row={linked ?? rows[0]} changes={changes} />
      </div>
    </div>
  );
}

/** `item`, `of` (the variant) and `repeat` name the cell that is shown in detail. */
function rowOfSettings(samples: Samples, settings: URLSearchParams, candidate: string | undefined): number | undefined {
  const { index } = samples;
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
  const { index } = samples;
  return {
    item: valueAt(index.item, row),
    of: valueAt(index.variant, row),
    repeat: index.repeat[row] ? String(index.repeat[row]) : undefined,
  };
}
