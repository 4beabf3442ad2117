export interface Segment {
  text: string;
  marked: boolean;
}

interface Span {
  from: number;
  to: number;
}

/** Overlapping spans become one; what lies outside the text is cut off. */
const united = (spans: readonly Span[], length: number): Span[] => {
  const sorted = spans
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(length, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
};

/** A turn's text cut at the spans that count as evidence; offsets in UTF-16 units, `to` exclusive. */
export const markSpans = (text: string, spans: readonly Span[]): Segment[] => {
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to } of united(spans, text.length)) {
    if (at < from) segments.push({ text: text.slice(at, from), marked: false });
    segments.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
};
