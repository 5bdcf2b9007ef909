import { useEffect, useRef, useState } from "preact/hooks";
import { AnswerPane } from "./AnswerPane";
import { GradeBar } from "./GradeBar";
import { KeyDialog } from "./KeyDialog";
import { Overview } from "./Overview";
import type { Sheet } from "./sheet";
import { isComparison } from "./sheet";
import { TextPane } from "./TextPane";
import { TopBar } from "./TopBar";
import { useKeys } from "./useKeys";
import { useRanking } from "./useRanking";
import { useWork } from "./useWork";

interface WorkScreenProps {
  readonly sheet: Sheet;
  readonly rater: string;
  leave(): void;
}

type OpenDialog = "keys" | "overview" | undefined;

/** One question: what it is about, the answers, and the grades to choose from. */
export function WorkScreen({ sheet, rater, leave }: WorkScreenProps) {
  const work = useWork(sheet, rater);
  const ranking = useRanking(work);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [keysOn, setKeysOn] = useState(true);
  const comment = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { question } = work;

  useKeys(keysOn && dialog === undefined, work, ranking, {
    comment: () => comment.current?.focus(),
    keys: () => setDialog("keys"),
    overview: () => setDialog("overview"),
  });

  useEffect(() => {
    scrollTo({ top: 0 });
    // Focus stays where a rater who tabs has put it, unless it is on what was just left.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [question]);

  const hasReference = question.references.length > 0;
  const layout = isComparison(sheet.task) ? "compare" : hasReference ? "against" : question.material.length > 0 ? "beside" : "alone";
  return (
    <>
      <TopBar work={work} openOverview={() => setDialog("overview")} openKeys={() => setDialog("keys")} leave={leave} />
      <main class={`work work-${layout}`}>
        <h1 ref={heading} tabIndex={-1} class="visually-hidden">
          Question {work.at + 1} of {work.sheet.questions.length}
        </h1>
        {question.material.length > 0 ? <TextPane key={`about ${question.id}`} title="What it is about" texts={question.material} kind="material" /> : null}
        {hasReference ? (
          <TextPane key={`reference ${question.id}`} title={question.references.length === 1 ? "Reference" : "References"} texts={question.references.map((text) => ({ title: "", text }))} kind="reference" />
        ) : null}
        <div class="work-answers">
          {question.answers.map((answer, at) => (
            <AnswerPane key={`${question.id} ${at}`} answer={answer} number={question.answers.length > 1 ? at + 1 : undefined} rank={ranking.rankOf(answer.id)} />
          ))}
        </div>
      </main>
      <GradeBar work={work} ranking={ranking} commentRef={comment} />
      {dialog === "keys" ? <KeyDialog sheet={sheet} keysOn={keysOn} setKeysOn={setKeysOn} close={() => setDialog(undefined)} /> : null}
      {dialog === "overview" ? <Overview work={work} close={() => setDialog(undefined)} /> : null}
    </>
  );
}
