import { elementText } from "../data/page";

export type Task = "pass_fail" | "scale" | "pairwise" | "ranking";

export interface TitledText {
  readonly title: string;
  readonly text: string;
}

export interface Answer {
  readonly id: string;
  readonly text: string;
  readonly tools?: string;
}

export interface Question {
  readonly id: string;
  readonly material: readonly TitledText[];
  readonly references: readonly string[];
  readonly answers: readonly Answer[];
}

/** What a rater is asked. Which variant an answer is of stands nowhere in the page. */
export interface Sheet {
  readonly page: string;
  readonly suite: string;
  readonly name: string;
  readonly round: number;
  readonly task: Task;
  readonly question: string;
  readonly scale: readonly [number, number];
  readonly levels: readonly TitledText[];
  readonly questions: readonly Question[];
}

export function readSheet(): Sheet {
  return JSON.parse(elementText("sheet") ?? "null") as Sheet;
}

export function isComparison(task: Task): boolean {
  return task === "pairwise" || task === "ranking";
}
