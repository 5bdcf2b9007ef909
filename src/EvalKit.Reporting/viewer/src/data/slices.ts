import type { Summary } from "./summary";

/** The values of each slice in the summary, by the tag that defines it: `kind=edge` is value `edge` of `kind`. */
export function slicesByTag(summary: Summary): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const variant of Object.values(summary.variants)) {
    for (const slice of Object.keys(variant.slices ?? {})) {
      const tag = slice.slice(0, Math.max(0, slice.indexOf("=")));
      const slices = tags.get(tag) ?? [];
      if (!slices.includes(slice)) slices.push(slice);
      tags.set(tag, slices);
    }
  }
  return tags;
}

/** `kind=edge` without its tag. */
export function sliceValue(slice: string): string {
  return slice.slice(slice.indexOf("=") + 1);
}
