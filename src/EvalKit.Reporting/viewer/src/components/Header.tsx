import { useReport } from "../state/report";
import { linkTo } from "../state/location";
import { useTheme } from "../state/theme";
import { views } from "../views/views";
import { VerdictBadge } from "./Badge";

const themeWords = { system: "Theme: system", dark: "Theme: dark", light: "Theme: light" };

export function Header({ current }: { readonly current: string }) {
  const { summary } = useReport();
  const { theme, cycle } = useTheme();
  return (
    <header class="page-header">
      <div class="identity">
        <strong class="suite">{summary.suite}</strong>
        <VerdictBadge verdict={summary.verdict} />
        <span class="objective" title={summary.objective}>
          {summary.objective}
        </span>
        <button type="button" class="quiet" onClick={cycle}>
          {themeWords[theme]}
        </button>
      </div>
      <nav aria-label="Views">
        {views.map((view) => (
          <a key={view.name} href={linkTo(view.name)} aria-current={view.name === current ? "page" : undefined}>
            {view.title}
          </a>
        ))}
      </nav>
    </header>
  );
}
