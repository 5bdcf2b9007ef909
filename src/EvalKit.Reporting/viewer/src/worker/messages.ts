import type { Filters } from "../data/filters";
import type { Pair } from "../data/pair";
import type { Preview } from "../data/preview";

/** Which cells are listed and in which order. */
export interface Query {
  readonly filters: Filters;
  readonly order: string;
  /** What the texts of a listed cell contain; empty for no search. */
  readonly words: string;
  readonly pair: Pair | undefined;
}

/** What the page sends to its worker. */
export type ToWorker =
  | { readonly kind: "index"; readonly base64: string }
  | { readonly kind: "query"; readonly id: number; readonly query: Query }
  | { readonly kind: "end-query"; readonly id: number }
  | { readonly kind: "line"; readonly row: number }
  /** The rows in sight, in place of those that were before. */
  | { readonly kind: "preview"; readonly rows: readonly number[] }
  | { readonly kind: "block"; readonly block: number; readonly base64: string };

/** What the worker sends to its page. */
export type FromWorker =
  | { readonly kind: "index"; readonly buffer: ArrayBuffer }
  | { readonly kind: "problem"; readonly problem: string }
  /** `searched`: how many cells the search has looked into so far. */
  | { readonly kind: "rows"; readonly id: number; readonly rows: Int32Array; readonly searched: number }
  | { readonly kind: "line"; readonly row: number; readonly line: string }
  | { readonly kind: "previews"; readonly previews: readonly (readonly [row: number, preview: Preview])[] }
  /** Blocks stand in the page's elements, where a worker has no access. */
  | { readonly kind: "need"; readonly block: number };
