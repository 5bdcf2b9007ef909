import { useReport } from "../../state/report";
import { HumanTable } from "./HumanTable";
import { TargetTable } from "./TargetTable";
import { ValueStatement } from "./ValueStatement";

/** What decisions rest on besides the gates: targets, what a case is worth, what people reach. */
export function TargetsView() {
  const { summary } = useReport();
  const { targets = [], value, human = [] } = summary;
  if (targets.length === 0 && !value && human.length === 0)
    return (
      <p class="empty">
        The suite states no targets, no value of a case and nothing that people reach: keys <code>targets</code>, <code>value</code> and <code>human</code>.
      </p>
    );
  return (
    <>
      <TargetTable summary={summary} />
      <ValueStatement value={value} />
      <HumanTable rows={human} />
    </>
  );
}
