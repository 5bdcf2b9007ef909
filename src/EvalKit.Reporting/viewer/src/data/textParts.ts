const length = 20_000;

/** Cuts a text into parts that are each laid out fast: at a line break where the second half of a part has one, and never within a surrogate pair. */
export function textParts(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > length) {
    const lineEnd = text.lastIndexOf("\n", from + length - 1) + 1;
    let to = lineEnd > from + length / 2 ? lineEnd : from + length;
    if (isLowSurrogate(text.charCodeAt(to))) to--;
    parts.push(text.slice(from, to));
    from = to;
  }
  parts.push(text.slice(from));
  return parts;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
