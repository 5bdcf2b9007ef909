import { useEffect, useState } from "preact/hooks";

export type Theme = "system" | "light" | "dark";

const next: Readonly<Record<Theme, Theme>> = { system: "dark", dark: "light", light: "system" };

/** The colour scheme: the system's, until the reader chooses one. */
export function useTheme(): { theme: Theme; cycle: () => void } {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return { theme, cycle: () => setTheme(next[theme]) };
}
