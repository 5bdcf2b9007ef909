import { Select } from "../../components/Select";
import { graderPrefix, tagPrefix } from "../../data/filters";
import { lowestPrefix, orders } from "../../data/order";
import { pairSettings } from "../../data/pair";
import { count } from "../../format/numbers";
import { outcomeWords } from "../../format/words";
import { changeSettings, linkTo } from "../../state/location";
import type { Samples } from "../../state/samples";

interface SampleFiltersProps {
  readonly samples: Samples;
  readonly settings: URLSearchParams;
  readonly shown: number;
  /** How many cells the search has looked into; undefined when nothing is searched for. */
  readonly searched: number | undefined;
  readonly hasBaseline: boolean;
}

const maxTagValues = 100;
/** Settings that say which sample is shown, and filter nothing. */
export const placeSettings: readonly string[] = ["item", "of", "repeat"];

export function SampleFilters({ samples, settings, shown, searched, hasBaseline }: SampleFiltersProps) {
  const { index } = samples;
  const searching = searched !== undefined && searched < index.rows;
  const graders = [...index.scores.keys()];
  const filter = (name: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <Select
      key={name}
      label={label}
      value={settings.get(name) ?? ""}
      choices={[["", "all"], ...choices]}
      onChange={(value) => changeSettings({ [name]: value })}
    />
  );
  return (
    <form class="toolbar" role="search" aria-label="Filter samples" onSubmit={(event) => event.preventDefault()}>
      <label class="select search">
        <span>Search</span>
        <input
          type="search"
          placeholder="in all texts"
          value={settings.get("q") ?? ""}
          onInput={(event) => changeSettings({ q: event.currentTarget.value })}
        />
      </label>
      {filter(
        "variant",
        "Variant",
        index.variant.values.map((value) => [value, value]),
      )}
      {hasBaseline
        ? filter("change", "Against baseline", [
            ["worse", "worse"],
            ["better", "better"],
            ["same", "the same"],
          ])
        : null}
      {filter("outcome", "Outcome", [
        ["missing", "without a score"],
        ...index.outcome.values.map((value) => [value, outcomeWords(value)] as const),
      ])}
      {[...index.tags]
        .filter(([, column]) => column.values.length <= maxTagValues)
        .map(([tag, column]) =>
          filter(
            tagPrefix + tag,
            tag,
            column.values.map((value) => [value, value]),
          ),
        )}
      {graders.map((grader) =>
        filter(graderPrefix + grader, `Grader ${grader}`, [
          ["passed", "passed"],
          ["failed", "failed"],
          ["unscored", "no score"],
        ]),
      )}
      <Select
        label="First"
        value={settings.get("order") ?? ""}
        choices={[
          ["", "what changed"],
          [orders.dataset, "the dataset's first"],
          ...graders.map((grader) => [lowestPrefix + grader, `lowest ${grader}`] as const),
          [orders.slowest, "the slowest"],
          [orders.dearest, "the dearest"],
          [orders.longest, "the longest answers"],
        ]}
        onChange={(value) => changeSettings({ order: value })}
      />
      <output class="shown" aria-live="polite">
        {count(shown)} of {count(index.rows)}
        {searching ? ` (searched ${count(searched)})` : ""}
        {[...settings.keys()].some((name) => !placeSettings.includes(name) && !pairSettings.includes(name)) ? (
          <>
            {" "}
            · <a href={linkTo("samples", pairOnly(settings))}>clear</a>
          </>
        ) : null}
      </output>
    </form>
  );
}

function pairOnly(settings: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...settings].filter(([name]) => pairSettings.includes(name)));
}
