/** Names and values as they stand in the record; nested objects become names with a dot. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) {
  return (
    <dl class="facts-list">
      {flatten("", facts).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function flatten(prefix: string, value: unknown): readonly (readonly [name: string, value: string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[prefix, String(value)]];
  if (Array.isArray(value) && value.length === 0) return [];
  if (Array.isArray(value) && value.every((part) => typeof part !== "object" || part === null)) return [[prefix, value.map((part) => part ?? "–").join(" ")]];
  return Object.entries(value).flatMap(([name, part]) => flatten(prefix ? `${prefix}.${name}` : name, part));
}
