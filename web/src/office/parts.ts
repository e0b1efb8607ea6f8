/** The four parts of a rank move: "revision method peers own", in places gained. */
export interface Parts {
  revision: number;
  method: number;
  peers: number;
  own: number;
}

export function partsOf(text: string): Parts | null {
  const numbers = text.trim().split(/\s+/).map(Number);
  if (numbers.length !== 4 || numbers.some((n) => Number.isNaN(n))) return null;
  const [revision, method, peers, own] = numbers as [number, number, number, number];
  return { revision, method, peers, own };
}

export function total(p: Parts): number {
  return p.revision + p.method + p.peers + p.own;
}
