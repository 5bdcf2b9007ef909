interface NumProps {
  readonly value: number | null | undefined;
  readonly format: (value: number) => string;
}

/** A number as it is written for people, with the exact one of the summary behind it. */
export function Num({ value, format }: NumProps) {
  if (value === null || value === undefined)
    return (
      <span class="unknown" title="not known">
        –
      </span>
    );
  return (
    <data class="num" value={String(value)} title={String(value)}>
      {format(value)}
    </data>
  );
}
