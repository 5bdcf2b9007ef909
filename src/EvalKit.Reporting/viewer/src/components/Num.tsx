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

/** A number in a table; the first one of a group of columns stands behind a line. */
export function NumberCell({ value, format, startsGroup }: NumProps & { readonly startsGroup?: boolean }) {
  return (
    <td class={startsGroup ? "number group-start" : "number"}>
      <Num value={value} format={format} />
    </td>
  );
}
