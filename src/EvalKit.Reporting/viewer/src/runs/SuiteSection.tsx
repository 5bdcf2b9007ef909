import { useState } from "preact/hooks";
import { WideTable } from "../components/WideTable";
import { RunRow } from "./RunRow";
import type { RunEntry } from "./runList";

/** The runs of one suite; two or more of them make one report. */
export function SuiteSection({ suite, runs }: { readonly suite: string; readonly runs: readonly RunEntry[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const compared = runs.filter(({ key, state, problem }) => chosen.has(key) && state === "ended" && !problem);
  const choose = (key: string, isChosen: boolean) => setChosen(new Set(isChosen ? [...chosen, key] : [...chosen].filter((other) => other !== key)));
  return (
    <section class="section" aria-label={suite}>
      <header>
        <h2>{suite}</h2>
        {compared.length > 1 ? <a href={compareAddress(compared)}>Compare {compared.length} runs</a> : <span class="note">Choose two or more runs to compare them.</span>}
      </header>
      <WideTable label={`Runs of ${suite}`}>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">Compare</span>
            </th>
            <th scope="col">Run</th>
            <th scope="col">Started (UTC)</th>
            <th scope="col">Verdict</th>
            <th scope="col">Variant and metric</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Items
            </th>
            <th scope="col" class="number">
              Cost per 1,000
            </th>
            <th scope="col" class="number">
              Spent
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.key} run={run} isChosen={chosen.has(run.key)} choose={(isChosen) => choose(run.key, isChosen)} />
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

function compareAddress(runs: readonly RunEntry[]): string {
  return `/compare?${new URLSearchParams(runs.map(({ key }) => ["run", key])).toString()}`;
}
