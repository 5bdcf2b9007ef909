/** What the data are made of: `dataset.profile` of the summary. */
export interface DataProfile {
  readonly origins: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly missing_kinds: readonly string[];
  readonly duplicates: number;
  readonly leaked: number;
  readonly leaked_items: readonly string[];
  readonly reviewed_from: string | null;
  readonly reviewed_to: string | null;
  readonly undated: number;
  readonly review_after_days: number | null;
}

/** How representative the items are by one slice field: an entry of `dataset.mix`. */
export interface ProductionMix {
  readonly field: string;
  readonly shares: Readonly<Record<string, { readonly items: number; readonly production: number }>>;
  readonly total_variation: number;
  /** By variant and metric. */
  readonly reweighted: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

const millisecondsADay = 86_400_000;

/** Whole days from one day or time to a later one, both as ISO 8601. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}
