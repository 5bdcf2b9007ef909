import { useState } from "preact/hooks";
import { count } from "../format/numbers";
import { gradedCount } from "./grades";
import { KeyList } from "./KeyList";
import { Levels } from "./Levels";
import type { Sheet } from "./sheet";
import { lastRater, readKept } from "./storage";

interface StartScreenProps {
  readonly sheet: Sheet;
  start(rater: string): void;
}

/** Says what is asked and how, and asks who judges. */
export function StartScreen({ sheet, start }: StartScreenProps) {
  const [name, setName] = useState(() => lastRater(sheet.page));
  const rater = name.replace(/\p{C}/gu, "").trim();
  const graded = rater === "" ? 0 : gradedCount(sheet, readKept(sheet.page, rater).entries);
  return (
    <main class="start">
      <p class="start-kicker">
        {sheet.suite} · {sheet.name} · round {sheet.round}
      </p>
      <h1>{sheet.question}</h1>
      <p class="start-lead">
        {count(sheet.questions.length)} {sheet.questions.length === 1 ? "question" : "questions"}, in an order of your own. Judge what you read, not who may have
        written it: the answers carry no names, and nobody can tell from this page where they come from.
      </p>
      <Levels levels={sheet.levels} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (rater !== "") start(rater);
        }}
      >
        <label>
          <span>Your name</span>
          <input type="text" value={name} maxLength={100} autocomplete="off" autofocus required onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="primary">
          {graded > 0 ? `Go on: ${count(graded)} of ${count(sheet.questions.length)} are graded` : "Start"}
        </button>
      </form>
      <h2>Keys</h2>
      <KeyList sheet={sheet} />
      <p class="start-note">
        Your work stays in this browser, and goes nowhere until you save it to a file and hand that back. You can close the page at any time and go on later.
      </p>
    </main>
  );
}
