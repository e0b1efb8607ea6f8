/** Text of a document cut at the ends of the spans that point into it. */

export interface Mark {
  id: string;
  span: [number, number];
}

export interface Piece {
  text: string;
  /** ids of the marks that cover the piece, the longest first */
  ids: string[];
}

/** For each code point the index in UTF-16 that it begins at: spans count code points. */
function starts(text: string): number[] {
  const out: number[] = [];
  let at = 0;
  for (const c of text) {
    out.push(at);
    at += c.length;
  }
  out.push(at);
  return out;
}

export function pieces(text: string, marks: Mark[]): Piece[] {
  const at = starts(text);
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
