import { Select } from "../../components/Select";
import { graderPrefix, tagPrefix } from "../../data/filters";
import { count } from "../../format/numbers";
import { outcomeWords } from "../../format/words";
import { changeSettings, linkTo } from "../../state/location";
import type { Samples } from "../../state/samples";
import type { Search } from "../../state/search";

interface SampleFiltersProps {
  readonly samples: Samples;
  readonly settings: URLSearchParams;
  readonly shown: number;
  readonly search: Search;
  readonly hasBaseline: boolean;
}

const maxTagValues = 100;
/** Settings that say which sample is shown, and filter nothing. */
const placeSettings: readonly string[] = ["item", "of", "repeat"];

export function SampleFilters({ samples, settings, shown, search, hasBaseline }: SampleFiltersProps) {
  const { index } = samples.store;
  const searching = search.found !== undefined && search.searched < index.rows;
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
      {[...index.scores.keys()].map((grader) =>
        filter(graderPrefix + grader, `Grader ${grader}`, [
          ["passed", "passed"],
          ["failed", "failed"],
          ["unscored", "no score"],
        ]),
      )}
      <output class="shown" aria-live="polite">
        {count(shown)} of {count(index.rows)}
        {searching ? ` (searched ${count(search.searched)})` : ""}
        {[...settings.keys()].some((name) => !placeSettings.includes(name)) ? (
          <>
            {" "}
            · <a href={linkTo("samples")}>clear</a>
          </>
        ) : null}
      </output>
    </form>
  );
}
