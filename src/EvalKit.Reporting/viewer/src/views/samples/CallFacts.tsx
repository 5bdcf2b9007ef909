import { Facts } from "../../components/Facts";
import { Num } from "../../components/Num";
import type { Sample } from "../../data/sample";
import { dollars, milliseconds } from "../../format/numbers";

/** What the answer took: time, money, tokens; and where it is found again: its keys in the store, its ids at the provider. */
export function CallFacts({ sample }: { readonly sample: Sample }) {
  const { model, fingerprint, finish_reason, attempts, usage, timings, responses, request_ids, response_ids } = sample;
  return (
    <details class="call">
      <summary>
        {typeof timings?.["total_ms"] === "number" ? <Num value={timings["total_ms"]} format={milliseconds} /> : "no timing"}
        {" · "}
        {typeof sample.cost_usd === "number" ? <Num value={sample.cost_usd} format={dollars} /> : "cost unknown"}
      </summary>
      <Facts facts={{ model, fingerprint, finish_reason, attempts, usage, timings, responses, request_ids, response_ids }} />
      {sample.model && !responses ? <p class="note">A report of so many samples leaves the keys and ids of calls out; samples.jsonl has them.</p> : null}
    </details>
  );
}
