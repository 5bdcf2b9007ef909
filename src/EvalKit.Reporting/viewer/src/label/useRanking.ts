import { useState } from "preact/hooks";
import { inWords } from "./grades";
import type { Work } from "./useWork";

export interface Ranking {
  readonly isTying: boolean;
  rankOf(answer: string): number | undefined;
  add(position: number): void;
  tie(): void;
  undo(): void;
}

interface Started {
  readonly question: string;
  readonly ranks: Readonly<Record<string, number>>;
  readonly order: readonly string[];
  readonly isTying: boolean;
}

/** An order in the making: answers are named from the best to the worst, and the last one makes it a grade. */
export function useRanking(work: Work): Ranking {
  const { question } = work;
  const none: Started = { question: question.id, ranks: {}, order: [], isTying: false };
  const [state, setState] = useState(none);
  const started = state.question === question.id ? state : none;
  const given = work.entries[question.id]?.grade;

  const add = (position: number) => {
    const answer = question.answers[position];
    if (work.sheet.task !== "ranking" || !answer || answer.id in started.ranks) return;
    const before = started.order.at(-1);
    const rank = started.isTying && before !== undefined ? (started.ranks[before] ?? 1) : started.order.length + 1;
    const ranks = { ...started.ranks, [answer.id]: rank };
    const isComplete = started.order.length + 1 === question.answers.length;
    setState(isComplete ? none : { question: question.id, ranks, order: [...started.order, answer.id], isTying: false });
    if (isComplete) work.grade(ranks, inWords(question, ranks));
  };

  return {
    isTying: started.isTying,
    rankOf: (answer) => started.ranks[answer] ?? (started.order.length === 0 && given !== null && typeof given === "object" ? given[answer] : undefined),
    add,
    tie: () => setState({ ...started, isTying: started.order.length > 0 && !started.isTying }),
    undo: () => {
      const order = started.order.slice(0, -1);
      setState({ ...started, order, ranks: Object.fromEntries(order.map((id) => [id, started.ranks[id] ?? 1])), isTying: false });
    },
  };
}
