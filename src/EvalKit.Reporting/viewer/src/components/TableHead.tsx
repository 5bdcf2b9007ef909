export interface Column {
  readonly name: string;
  /** What the name stands for, where it does not say so itself. */
  readonly title?: string;
  readonly isNumber?: boolean;
}

/** The names of a table's columns; those of numbers stand to the right, as the numbers do. A column of bars has no name. */
export function TableHead({ columns }: { readonly columns: readonly (string | Column)[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column, at) => {
          const { name, title, isNumber }: Column = typeof column === "string" ? { name: column } : column;
          return name === "" ? (
            <td key={at} />
          ) : (
            <th key={at} scope="col" class={isNumber ? "number" : undefined} title={title}>
              {name}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export function numberColumns(...names: readonly string[]): readonly Column[] {
  return names.map((name) => ({ name, isNumber: true }));
}
