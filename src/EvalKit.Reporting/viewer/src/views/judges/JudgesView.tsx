import { judgesOf } from "../../data/judges";
import { useReport } from "../../state/report";
import { CorrectedTable } from "./CorrectedTable";
import { JudgeSection } from "./JudgeSection";

/** Graders that are models themselves: who they are, whether they were held against people, and what people's labels make of their scores. */
export function JudgesView() {
  const { summary, run } = useReport();
  const judges = judgesOf(summary, run);
  if (judges.length === 0) return <p class="empty">No grader of this run asks a model: nothing here needs to be held against people.</p>;
  return (
    <>
      <CorrectedTable variants={summary.variants} />
      {judges.map((judge) => (
        <JudgeSection key={judge.grader} judge={judge} />
      ))}
    </>
  );
}
