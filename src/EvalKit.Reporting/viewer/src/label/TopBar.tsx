import { useRef, useState } from "preact/hooks";
import { count } from "../format/numbers";
import { useTheme } from "../state/theme";
import { merged, openedEntries } from "./file";
import type { Work } from "./useWork";

interface TopBarProps {
  readonly work: Work;
  openOverview(): void;
  openKeys(): void;
  leave(): void;
}

const themeWords = { system: "Theme: system", dark: "Theme: dark", light: "Theme: light" };

/** Where the rater is, what is done, and what can be done with it. */
export function TopBar({ work, openOverview, openKeys, leave }: TopBarProps) {
  const { theme, cycle } = useTheme();
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const total = work.sheet.questions.length;

  const open = async (chosen: File | undefined) => {
    if (!chosen) return;
    const opened = openedEntries(work.sheet, await chosen.text());
    if (typeof opened !== "string") work.take(merged(work.entries, opened));
    setProblem(typeof opened === "string" ? opened : undefined);
  };

  return (
    <header class="top">
      <progress value={work.graded} max={total} aria-label="Graded questions" />
      <div class="top-row">
        <button type="button" class="plain" onClick={openOverview} aria-haspopup="dialog">
          <strong>
            {count(work.at + 1)} <span class="of">of {count(total)}</span>
          </strong>
          <span class="muted">{work.graded === total ? "all graded" : `${count(work.graded)} graded`}</span>
        </button>
        <span class="top-name muted">
          {work.sheet.name} · round {work.sheet.round} · {work.rater}
        </span>
        <button type="button" class="plain" onClick={cycle}>
          {themeWords[theme]}
        </button>
        <button type="button" class="plain" onClick={leave}>
          Change name
        </button>
        <button type="button" class="plain" onClick={() => file.current?.click()}>
          Open saved file
        </button>
        <input ref={file} type="file" accept="application/json,.json" class="visually-hidden" tabIndex={-1} aria-label="A file that this page saved" onChange={(event) => void open(event.currentTarget.files?.[0])} />
        <button type="button" class="plain" onClick={openKeys} aria-haspopup="dialog">
          Help <kbd>?</kbd>
        </button>
        <button type="button" class={work.graded === total && !work.isSaved ? "primary" : ""} onClick={work.save}>
          Save to file <kbd>s</kbd>
        </button>
      </div>
      {problem === undefined ? null : (
        <p class="top-problem" role="alert">
          {problem}
        </p>
      )}
      {work.isKept === false ? (
        <p class="top-problem" role="alert">
          This browser keeps nothing of a page like this. Save to a file before you close it, and open that file to go on.
        </p>
      ) : null}
    </header>
  );
}
