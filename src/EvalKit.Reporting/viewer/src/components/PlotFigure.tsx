import { plot, type PlotOptions } from "@observablehq/plot";
import { useEffect, useRef, useState } from "preact/hooks";

interface PlotFigureProps {
  /** What the chart shows, for readers who do not see it. */
  readonly label: string;
  /** Builds the chart for a width in pixels. */
  readonly options: (width: number) => PlotOptions;
}

const printWidth = 640;

/** A chart as wide as its place. */
export function PlotFigure({ label, options }: PlotFigureProps) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(printWidth);

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width || printWidth)));
    if (host.current) observer.observe(host.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const chart = plot({ ...options(width), width, ariaLabel: label });
    removeInlineStyle(chart);
    presentAsOneImage(chart);
    host.current?.replaceChildren(chart);
  }, [width, options, label]);

  return <div class="plot" ref={host} />;
}

/** Its label says what it shows and where the numbers are; labels of single marks say nothing more. */
function presentAsOneImage(chart: Element) {
  chart.setAttribute("role", "img");
  chart.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
}

/** The page's policy allows no style element but its own, which holds these rules (charts.css). */
function removeInlineStyle(chart: Element) {
  chart.querySelectorAll("style").forEach((style) => style.remove());
}
