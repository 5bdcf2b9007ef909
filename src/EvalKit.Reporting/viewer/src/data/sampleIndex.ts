/** One row a cell: what the viewer lists, filters and sorts by without decoding samples. All cells of an item stand together. */
export interface SampleIndex {
  readonly rows: number;
  /** The first row of each block of samples. */
  readonly blocks: readonly number[];
  readonly variant: CodeColumn;
  readonly item: CodeColumn;
  readonly outcome: CodeColumn;
  readonly repeat: Float64Array;
  readonly totalMs: Float64Array;
  readonly firstTokenMs: Float64Array;
  readonly outputTokens: Float64Array;
  readonly costUsd: Float64Array;
  readonly tags: ReadonlyMap<string, CodeColumn>;
  /** NaN where a cell has no score by that grader. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly passed: ReadonlyMap<string, CodeColumn>;
  /** By grader: the probability that an answer gave itself, and 1 where it was right, 0 where not. */
  readonly confidence: ReadonlyMap<string, Float64Array>;
  readonly correct: ReadonlyMap<string, Float64Array>;
}

/** Values out of a small set: `values[codes[row]]`, code -1 for none. */
export interface CodeColumn {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

interface Header {
  readonly rows: number;
  readonly blocks: readonly number[];
  readonly reals: readonly { group: string; key: string }[];
  readonly codes: readonly { group: string; key: string; values: readonly unknown[] }[];
}

/** Reads the decoded bytes of `#sample-index`; the columns are views of them. */
export function readSampleIndex(buffer: ArrayBuffer): SampleIndex {
  const headerLength = new DataView(buffer).getInt32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength))) as Header;
  let offset = 4 + headerLength;

  const reals = new Map<string, Map<string, Float64Array>>();
  for (const { group, key } of header.reals) {
    grouped(reals, group).set(key, new Float64Array(buffer, offset, header.rows));
    offset += header.rows * Float64Array.BYTES_PER_ELEMENT;
  }

  const codes = new Map<string, Map<string, CodeColumn>>();
  for (const { group, key, values } of header.codes) {
    grouped(codes, group).set(key, { codes: new Int32Array(buffer, offset, header.rows), values: values.map(String) });
    offset += header.rows * Int32Array.BYTES_PER_ELEMENT;
  }

  const real = (name: string) => reals.get(name)?.get("") ?? new Float64Array(header.rows).fill(NaN);
  const code = (name: string) => codes.get(name)?.get("") ?? { codes: new Int32Array(header.rows).fill(-1), values: [] };
  return {
    rows: header.rows,
    blocks: header.blocks,
    variant: code("variant"),
    item: code("item"),
    outcome: code("outcome"),
    repeat: real("repeat"),
    totalMs: real("total_ms"),
    firstTokenMs: real("first_token_ms"),
    outputTokens: real("output_tokens"),
    costUsd: real("cost_usd"),
    tags: codes.get("tag") ?? new Map(),
    scores: reals.get("score") ?? new Map(),
    passed: codes.get("passed") ?? new Map(),
    confidence: reals.get("confidence") ?? new Map(),
    correct: reals.get("correct") ?? new Map(),
  };
}

export function valueAt(column: CodeColumn | undefined, row: number): string | undefined {
  return column?.values[column.codes[row] ?? -1];
}

function grouped<T>(groups: Map<string, Map<string, T>>, name: string): Map<string, T> {
  let group = groups.get(name);
  if (!group) groups.set(name, (group = new Map()));
  return group;
}
