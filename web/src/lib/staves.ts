import type { Basis, Diagnosis, Gap, Place, Stave, Times } from '@/api/types';
import { toNumber } from '@/lib/numbers';

/** The gap to a reference; the first one decides what is short. */
export function gapTo(stave: Stave, reference = ''): Gap | undefined {
  return reference ? stave.gaps.find((g) => g.reference === reference) : stave.gaps[0];
}

export function decidingReference(d: Diagnosis): string {
  return d.indicators[0]?.gaps[0]?.reference ?? '';
}

const TALLEST = 1.6;

/**
 * Height of a stave where the reference is 1: what is missing is taken off, what is ahead is added (at most 0.6).
 * The server's sign of being behind decides, so that "the less the better" stands the right way up. null: no figure.
 */
export function staveHeight(stave: Stave, reference = ''): number | null {
  const gap = gapTo(stave, reference);
  if (!gap || toNumber(stave.value) === null || gap.value === null) return null;
  const share = gap.percent === null ? (gap.behind ? 1 : 0) : Math.abs(gap.percent) / 100;
  return gap.behind ? Math.max(0, 1 - share) : Math.min(TALLEST, 1 + share);
}

export function isShort(stave: Stave, reference = ''): boolean {
  return reference ? (gapTo(stave, reference)?.behind ?? false) : stave.short_stave;
}

/** Short staves, what is worth most first. */
export function byWorth(staves: Stave[], reference = ''): Stave[] {
  const worth = (s: Stave): number => gapTo(s, reference)?.worth.points ?? 0;
  return staves.filter((s) => isShort(s, reference)).sort((a, b) => worth(b) - worth(a) || a.indicator.localeCompare(b.indicator));
}

/** The place of the round before; null for the first. */
export function placeBefore(d: Diagnosis): Place | null {
  const earlier = d.trend.filter((p) => p.round < d.place.round);
  return earlier[earlier.length - 1] ?? null;
}

/** Whether the round's result was published by that day (YYYY-MM-DD). */
export function isPublished(times: Times, day: string): boolean {
  const month = `${times.published.year}-${String(times.published.month).padStart(2, '0')}`;
  return day.slice(0, 7) >= month;
}

export const STALE_DAYS = 45;
export const SILENT_DAYS = 35;
const DAY_MS = 86_400_000;

/** Days from the newest figure to the day; null when the folder holds none. */
export function ageOf(basis: Basis, day: string): number | null {
  if (!basis.vintage) return null;
  return Math.max(0, Math.floor((Date.parse(`${day}T23:59:59`) - Date.parse(basis.vintage)) / DAY_MS));
}
