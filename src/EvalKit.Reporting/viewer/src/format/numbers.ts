/** How numbers are written: always with a point, a true minus sign and the same digits for the same kind of number. */
const minus = "\u2212";

export function score(value: number): string {
  return signed(value.toFixed(3));
}

export function difference(value: number): string {
  const text = score(value);
  return value > 0 ? `+${text}` : text;
}

export function count(value: number): string {
  const digits = String(value);
  return signed(digits.replace(/\B(?=(\d{3})+$)/g, ","));
}

export function probability(value: number): string {
  return value < 0.001 ? "< 0.001" : value.toFixed(3);
}

export function milliseconds(value: number): string {
  if (Math.abs(value) >= 7_200_000) return `${signed((value / 3_600_000).toFixed(1))} h`;
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  if (value >= 100) return `${value.toFixed(0)} ms`;
  return value >= 0.1 || value === 0 ? `${value.toFixed(1)} ms` : `${Number(value.toPrecision(2))} ms`;
}

/** A time that people wait: seconds, minutes or hours. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

/** So many of something a second. */
export function rate(value: number): string {
  return value >= 100 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));
}

export function dollars(value: number): string {
  if (value === 0) return "$0";
  if (Math.abs(value) >= 1) return signed(`$${value.toFixed(2)}`);
  return signed(`$${Number(value.toPrecision(3)).toFixed(decimalsFor(value))}`);
}

/** A time on record, to the minute. */
export function minute(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
}

/** A gain or a loss in any currency: two decimals, more where those would show nothing of it. */
export function money(value: number, currency: string): string {
  const size = Math.abs(value);
  const digits = size > 0 && size < 0.01 ? size.toPrecision(2) : size.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");
  const sign = value > 0 ? "+" : value < 0 ? minus : "";
  return currency === "USD" ? `${sign}$${digits}` : `${sign}${digits} ${currency}`;
}

/** A share of something. */
export function share(value: number): string {
  return signed(`${(value * 100).toFixed(2)} %`);
}

export function percent(level: number): string {
  return `${Number((level * 100).toPrecision(4))} %`;
}

/** A metric's value by what its name says it measures; scores are the rest. */
export function metricValue(metric: string, value: number): string {
  if (metric.startsWith("cost.")) return dollars(value);
  if (metric.startsWith("latency.")) return milliseconds(value);
  return Math.abs(value) >= 1000 ? count(Math.round(value)) : score(value);
}

/** A difference of a metric, with its sign. */
export function metricDifference(metric: string, value: number): string {
  const text = metricValue(metric, value);
  return value > 0 ? `+${text}` : text;
}

function decimalsFor(value: number): number {
  return Math.min(8, 2 - Math.floor(Math.log10(Math.abs(value))));
}

function signed(text: string): string {
  return text.startsWith("-") || text.startsWith("$-") ? minus + text.replace("-", "") : text;
}
