/** Why a rank moved: the four causes, in places and in points. */
export type PartName = 'own' | 'peers' | 'method' | 'revision';
export type Parts = Record<PartName | 'change', number>;
/** Both are null for what had no place in the round before: there is nothing to compare with. */
export type Cause = { code: string; rank: number; rank_before: number; places: Parts | null; score: Parts | null };
export type Moved = Cause & { places: Parts; score: Parts };

export const PARTS: PartName[] = ['own', 'peers', 'method', 'revision'];

/** What moved it most, of the four causes. */
export function mainCause(places: Parts): PartName {
  return PARTS.reduce((best, p) => (Math.abs(places[p]) > Math.abs(places[best]) ? p : best), 'own' as PartName);
}

export function isMoved(cause: Cause): cause is Moved {
  return cause.places !== null && cause.score !== null;
}
