import { MetricToolbar } from "../../components/MetricToolbar";
import { Section } from "../../components/Section";
import { metricNames } from "../../data/metrics";
import { slicesByTag } from "../../data/slices";
import { useLocation } from "../../state/location";
import { useReport } from "../../state/report";
import { SliceChart } from "./SliceChart";
import { SliceTable } from "./SliceTable";

const maxVariantsBesideChart = 3;

/** One metric by slice. */
export function SlicesView() {
  const { summary } = useReport();
  const { settings } = useLocation();
  const tags = slicesByTag(summary);
  const metrics = metricNames(Object.values(summary.variants).flatMap((variant) => Object.values(variant.slices ?? {})));
  if (tags.size === 0) return <p class="empty">The suite defines no slices.</p>;
  const fewVariants = Object.keys(summary.variants).length <= maxVariantsBesideChart;
  const metric = metrics.find((name) => name === settings.get("metric")) ?? metrics[0] ?? "";
  return (
    <>
      <MetricToolbar metric={metric} metrics={metrics} />
      {[...tags].map(([tag, slices]) => (
        <Section key={tag} title={`${metric} by ${tag}`}>
          <div class={fewVariants ? "side-by-side" : undefined}>
            <SliceTable summary={summary} slices={slices} metric={metric} />
            <SliceChart summary={summary} slices={slices} metric={metric} />
          </div>
        </Section>
      ))}
    </>
  );
}
