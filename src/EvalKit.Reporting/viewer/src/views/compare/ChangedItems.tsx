import { useMemo } from "preact/hooks";
import { Section } from "../../components/Section";
import { Changes } from "../../data/changes";
import { filtersOf } from "../../data/filters";
import type { Pair } from "../../data/pair";
import { valueAt } from "../../data/sampleIndex";
import type { Comparison, Flip } from "../../data/summary";
import { linkTo } from "../../state/location";
import { useListing, type Samples } from "../../state/samples";
import { FlipList } from "../verdict/FlipList";

const shownFlips = 20;

interface ChangedItemsProps {
  readonly metric: string;
  readonly opened: string | undefined;
}

/** The items behind a comparison of the summary. */
export function ChangedItems({ comparison, metric, opened }: ChangedItemsProps & { readonly comparison: Comparison }) {
  const { baseline, candidate, flips } = comparison;
  if (!flips) return null;
  return (
    <ChangedLists
      metric={metric}
      opened={opened}
      sides={{ baseline, candidate, isAccepted: comparison.baseline_source === "accepted" }}
      worse={{ flips: flips.worsened, total: flips.worsened_total }}
      better={{ flips: flips.improved, total: flips.improved_total }}
    />
  );
}

/** The same for two variants that the run did not compare: found by the scores of the samples. */
export function ChangedItemsOfSamples({ samples, pair, metric, opened }: ChangedItemsProps & { readonly samples: Samples; readonly pair: Pair }) {
  return (
    <ChangedLists
      metric={metric}
      opened={opened}
      sides={{ ...pair, isAccepted: false }}
      worse={useFlips(samples, pair, "worse")}
      better={useFlips(samples, pair, "better")}
    />
  );
}

interface FoundFlips {
  readonly flips: readonly Flip[];
  readonly total: number;
}

interface ChangedListsProps extends ChangedItemsProps {
  readonly sides: { readonly baseline: string; readonly candidate: string; readonly isAccepted: boolean };
  readonly worse: FoundFlips;
  readonly better: FoundFlips;
}

function ChangedLists({ metric, opened, sides, worse, better }: ChangedListsProps) {
  const { baseline, candidate } = sides;
  const lists = [
    ["Worse", worse],
    ["Better", better],
  ] as const;
  return (
    <Section
      title={`Changed items: ${metric}`}
      note={
        <>
          {baseline} → {candidate} · <a href={linkTo("samples", { baseline, candidate, metric, variant: candidate })}>all samples, changed ones first</a>
        </>
      }
    >
      <div class="side-by-side">
        {lists.map(([title, { flips, total }]) => (
          <FlipList key={title} title={title} flips={flips.slice(0, shownFlips)} total={total} sides={sides} opened={opened} canOpen />
        ))}
      </div>
      {worse.total + better.total === 0 ? <p class="empty">No item changed its score.</p> : null}
    </Section>
  );
}

function useFlips(samples: Samples, pair: Pair, change: "worse" | "better"): FoundFlips {
  const query = useMemo(() => ({ filters: filtersOf(new URLSearchParams({ change })), order: "", words: "", pair }), [pair, change]);
  const rows = useListing(samples, query)?.rows ?? new Int32Array();
  const changes = new Changes(samples.index, samples.items, pair);
  const flips = [...rows.subarray(0, shownFlips)].map((row) => ({
    item: valueAt(samples.index.item, row) ?? "",
    baseline: changes.baselineAt(row),
    candidate: samples.index.scores.get(pair.grader ?? "")?.[row] ?? NaN,
  }));
  return { flips, total: rows.length };
}
