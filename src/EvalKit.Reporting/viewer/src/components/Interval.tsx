import { percent } from "../format/numbers";
import { Num } from "./Num";

interface IntervalProps {
  readonly low: number | null | undefined;
  readonly high: number | null | undefined;
  readonly level?: number | undefined;
  readonly method?: string | undefined;
  readonly format: (value: number) => string;
}

export function Interval({ low, high, level, method, format }: IntervalProps) {
  if (low === null || low === undefined || high === null || high === undefined) return <span class="interval unknown">no interval</span>;
  const title = [level === undefined ? "" : `${percent(level)} interval`, method].filter(Boolean).join(", ");
  return (
    <span class="interval" title={title}>
      [<Num value={low} format={format} />, <Num value={high} format={format} />]
    </span>
  );
}
