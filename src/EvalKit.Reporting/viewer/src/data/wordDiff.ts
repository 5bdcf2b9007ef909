export interface DiffPart {
  readonly text: string;
  readonly kind: "same" | "added" | "removed";
}

/** Beyond this the table of the algorithm would be too large; such texts are shown without marks. */
const maxWords = 1500;
const maxLength = 20_000;

/** What `after` has that `before` has not, and the other way round, by words; undefined when the texts are too long to compare. */
export function wordDiff(before: string, after: string): readonly DiffPart[] | undefined {
  if (before.length > maxLength || after.length > maxLength) return undefined;
  const old = words(before);
  const young = words(after);
  if (old.length > maxWords || young.length > maxWords) return undefined;

  const lengths = commonLengths(old, young);
  const width = young.length + 1;
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      append(parts, old[i] ?? "", "same");
      i++;
      j++;
    } else if (j === young.length || (i < old.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      append(parts, old[i++] ?? "", "removed");
    } else {
      append(parts, young[j++] ?? "", "added");
    }
  }
  return parts;
}

/** `lengths[i * width + j]`: how many words the rests from i and from j have in common, in order. */
function commonLengths(old: readonly string[], young: readonly string[]): Uint16Array {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === young[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? [];
}

function append(parts: DiffPart[], text: string, kind: DiffPart["kind"]) {
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { text: last.text + text, kind };
  else parts.push({ text, kind });
}
