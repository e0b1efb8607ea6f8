/** Text of a document cut at the ends of the spans that point into it. */

export interface Mark {
  id: string;
  span: [number, number];
  sentence: string;
}

export interface Piece {
  text: string;
  /** ids of the marks that cover the piece, the longest first */
  ids: string[];
}

/** For each unit (byte or code point) the index in UTF-16 that it begins at. */
function starts(text: string, inBytes: boolean): number[] {
  const out: number[] = [];
  let at = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    const size = inBytes ? bytesOf(code) : 1;
    for (let i = 0; i < size; ++i) out.push(at);
    at += c.length;
  }
  out.push(at);
  return out;
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function agreement(text: string, marks: Mark[], at: number[]): number {
  return marks.filter(({ span, sentence }) => sentence !== '' && text.slice(at[span[0]], at[span[1]]) === sentence)
    .length;
}

/** Spans count bytes of UTF-8; older servers count code points. The sentences tell which. */
export function offsets(text: string, marks: Mark[]): number[] {
  const bytes = starts(text, true);
  const points = starts(text, false);
  return agreement(text, marks, points) > agreement(text, marks, bytes) ? points : bytes;
}

export function pieces(text: string, marks: Mark[]): Piece[] {
  const at = offsets(text, marks);
  const ranges = marks
    .map((m) => ({ id: m.id, first: at[m.span[0]], last: at[m.span[1]] }))
    .filter((r): r is { id: string; first: number; last: number } => r.first !== undefined && r.last !== undefined && r.last > r.first);
  const cuts = new Set([0, text.length]);
  for (const r of ranges) {
    cuts.add(r.first);
    cuts.add(r.last);
  }
  const ends = [...cuts].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < ends.length; ++i) {
    const first = ends[i] as number;
    const last = ends[i + 1] as number;
    const ids = ranges
      .filter((r) => r.first <= first && r.last >= last)
      .sort((a, b) => b.last - b.first - (a.last - a.first))
      .map((r) => r.id);
    out.push({ text: text.slice(first, last), ids });
  }
  return out;
}
