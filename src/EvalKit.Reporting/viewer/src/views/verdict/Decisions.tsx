import type { Summary } from "../../data/summary";
import { HumanTable } from "./HumanTable";
import { Targets } from "./Targets";
import { ValueStatement } from "./ValueStatement";

/** What decisions rest on besides the gates; nothing for a suite that states no targets, value or people. */
export function Decisions({ summary }: { readonly summary: Summary }) {
  return (
    <>
      <Targets summary={summary} />
      <ValueStatement value={summary.value} />
      <HumanTable rows={summary.human ?? []} />
    </>
  );
}
