interface WhiskerProps {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Shown as a dashed line at its negative: the largest drop that is accepted. */
  readonly margin?: number | null | undefined;
  /** The largest absolute value of the axis; the axis is symmetric around zero. */
  readonly extent: number;
  readonly tone: string;
}

const width = 220;
const height = 22;
const middle = height / 2;

/** A difference with its interval beside zero, drawn small enough for a table row. The numbers stand beside it as text. */
export function Whisker({ value, low, high, margin, extent, tone }: WhiskerProps) {
  const x = (at: number) => width / 2 + (Math.max(-extent, Math.min(extent, at)) / extent) * (width / 2 - 5);
  return (
    <svg class={`whisker ${tone}`} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <line class="zero" x1={x(0)} x2={x(0)} y1={0} y2={height} />
      {margin ? <line class="margin" x1={x(-margin)} x2={x(-margin)} y1={0} y2={height} /> : null}
      <line class="range" x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
      <circle cx={x(value)} cy={middle} r={4} />
    </svg>
  );
}
