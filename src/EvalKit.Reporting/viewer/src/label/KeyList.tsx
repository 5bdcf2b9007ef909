import type { Sheet, Task } from "./sheet";

const grading: Readonly<Record<Task, readonly (readonly [string, string])[]>> = {
  pass_fail: [
    ["1 or p", "pass"],
    ["2 or f", "fail"],
  ],
  scale: [["digits", "the grade"]],
  pairwise: [
    ["1", "the first answer is better"],
    ["2", "the second answer is better"],
    ["0 or =", "neither is better"],
  ],
  ranking: [
    ["digits", "the answers from the best to the worst"],
    ["=", "the next answer ties with the last one"],
    ["Backspace", "take the last one back"],
  ],
};

const always: readonly (readonly [string, string])[] = [
  ["x", "I cannot tell"],
  ["← →", "the question before, the next one"],
  ["n", "the next one without a grade"],
  ["c", "write a comment, Esc to leave it"],
  ["g", "all questions at a glance"],
  ["s", "save to a file"],
  ["?", "these keys and what the grades mean"],
];

/** The keys of this page's task. */
export function KeyList({ sheet }: { readonly sheet: Sheet }) {
  return (
    <dl class="keys">
      {[...grading[sheet.task], ...always].map(([key, meaning]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
