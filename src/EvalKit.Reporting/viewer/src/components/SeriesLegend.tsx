import { variantColour } from "../data/metrics";

export function SeriesLegend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="legend">
      {names.map((name) => (
        <li key={name}>
          <span class="swatch" style={{ background: variantColour(names, name) }} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}
