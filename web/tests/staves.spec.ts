import { describe, expect, it } from 'vitest';
import type { Diagnosis, Gap, Stave, Times } from '@/api/types';
import { ageOf, byWorth, isPublished, placeBefore, staveHeight } from '@/lib/staves';

function gap(percent: number | null, behind: boolean, points = 0): Gap {
  return { reference: 'mean', value: 10, difference: 0, percent, points: -points, behind, worth: { points, ranks: 0 } };
}
function stave(indicator: string, g: Gap, value: Stave['value'] = 5): Stave {
  return { indicator, title: { zh: indicator, en: indicator }, group: 'g', unit: '', owner: '', provenance: 'named', weight_provenance: 'assumed', value, score: 60, points: 1, rank: 9, short_stave: g.behind, gaps: [g] };
}

describe('a stave', () => {
  it('behind by a third is two thirds high; ahead by a third is four thirds', () => {
    expect(staveHeight(stave('a', gap(-33, true)))).toBeCloseTo(0.67);
    expect(staveHeight(stave('a', gap(33, false)))).toBeCloseTo(1.33);
  });
  it('of which less is better stands by the sign of being behind, not by the sign of the difference', () => {
    expect(staveHeight(stave('energy', gap(-42, false)))).toBeCloseTo(1.42);
    expect(staveHeight(stave('energy', gap(25, true)))).toBeCloseTo(0.75);
  });
  it('never sinks below the floor nor rises above the cap', () => {
    expect(staveHeight(stave('a', gap(-250, true)))).toBe(0);
    expect(staveHeight(stave('a', gap(553, false)))).toBe(1.6);
  });
  it('without a figure has no height, and zero is a figure', () => {
    expect(staveHeight(stave('a', gap(-100, true), { absent: 'missing' }))).toBeNull();
    expect(staveHeight(stave('a', gap(-100, true), 0))).toBe(0);
  });
});

describe('the account of short staves', () => {
  it('holds the short ones alone, what is worth most first, ties by code', () => {
    const all = [stave('b', gap(-1, true, 0.1)), stave('long', gap(5, false)), stave('c', gap(-1, true, 0.3)), stave('a', gap(-1, true, 0.1))];
    expect(byWorth(all).map((s) => s.indicator)).toEqual(['c', 'a', 'b']);
  });
});

describe('the times', () => {
  const times = { published: { year: 2020, month: 1 } } as Times;
  it('call a round published from the month on in which it is', () => {
    expect(isPublished(times, '2019-12-31')).toBe(false);
    expect(isPublished(times, '2020-01-06')).toBe(true);
  });
  it('compare a round with the one before, not with the one after', () => {
    const place = (round: number, rank: number) => ({ round, data_year: round - 1, score: 80, rank, of: 219, class_rank: 1, class_of: 65 });
    const d = { place: place(2019, 10), trend: [place(2018, 12), place(2019, 10), place(2020, 12)] } as Diagnosis;
    expect(placeBefore(d)?.round).toBe(2018);
    expect(placeBefore({ ...d, place: place(2018, 12) } as Diagnosis)).toBeNull();
  });
  it('count the age of the figures in whole days', () => {
    const basis = { generated: true, vintage: '2020-01-03T01:00:00Z', as_of: null, change: 1, head: '', assumed_weight: 1 };
    expect(ageOf(basis, '2020-01-06')).toBe(3);
    expect(ageOf({ ...basis, vintage: null }, '2020-01-06')).toBeNull();
  });
});
