import { describe, expect, it } from 'vitest';
import type { Difference, Receipt } from '@/api/figureTypes';
import { agreedBy, bringsNothing, endingOf, faultLines, filterOf, fits, formatOf, indicatorOf, isPeriod, keyOf, withAgreed } from '@/office/figures';

const receipt = (more: Partial<Receipt> = {}): Receipt => ({ file: 'a.csv', source: null, sha256: '', zones: 0, added: 0, changed: 0, same: 0, written: false, change: 0, head: '', ...more });
const difference = (more: Partial<Difference> = {}): Difference => ({
  subject: 'a',
  subject_name: 'A',
  element: 'gdp',
  title: { zh: 'x', en: 'x' },
  unit: 'x',
  period: '2018',
  source: 'tax',
  source_title: 'Tax',
  reported: true,
  record: '10',
  stated: '11',
  difference: '1',
  percent: '10',
  standing: 'open',
  taken: null,
  reason: '',
  person: '',
  ...more,
});

describe('an import', () => {
  it('brings nothing when every figure is known', () => {
    expect(bringsNothing(receipt({ same: 9 }))).toBe(true);
    expect([{ zones: 1 }, { added: 1 }, { changed: 1 }].map((more) => bringsNothing(receipt(more)))).toEqual([false, false, false]);
  });
  it('tells its faults by cell', () => {
    expect(faultLines([{ code: 'invalid_input', where: 'a.csv D2', key: 'k', message: 'm' }])).toEqual([['a.csv D2', 'm']]);
  });
});

describe('what an address says', () => {
  it('is a period that the server reads', () => {
    expect(['2019', '2019Q4', '2019-06', '2019-13', '2019Q5', '19', '2019 ', ''].map(isPeriod)).toEqual([true, true, true, false, false, false, false, false]);
  });
  it('is a known format, or the first', () => {
    expect(['csv', 'sdmx-csv-1', 'pdf', ''].map(formatOf)).toEqual(['csv', 'sdmx-csv-1', 'xlsx', 'xlsx']);
    expect([endingOf('xlsx'), endingOf('sdmx-csv')]).toEqual(['xlsx', 'csv']);
  });
  it('is a known filter, or none', () => {
    expect(['open', 'decided', 'stale', ''].map(filterOf)).toEqual(['open', 'decided', '', '']);
  });
});

describe('the working of a figure', () => {
  const indicators = [
    { code: 'growth', formula: 'yoy(gdp) / 100' },
    { code: 'size', formula: 'gdp' },
    { code: 'share', formula: 'tertiary_va / gdp' },
  ];
  it('is that of the indicator with the shortest formula that names it', () => {
    expect(indicatorOf(indicators, 'gdp')).toBe('size');
    expect(indicatorOf(indicators, 'tertiary_va')).toBe('share');
  });
  it('is not that of a longer name, and may be none', () => {
    expect(indicatorOf(indicators, 'va')).toBe('');
    expect(indicatorOf([], 'gdp')).toBe('');
  });
});

describe('differences', () => {
  it('are open again when what was decided has changed', () => {
    const all = [difference(), difference({ standing: 'decided' }), difference({ standing: 'stale' })];
    expect(all.map((d) => fits(d, 'open'))).toEqual([true, false, true]);
    expect(all.map((d) => fits(d, 'decided'))).toEqual([false, true, false]);
    expect(all.every((d) => fits(d, ''))).toBe(true);
  });
  const rows = [difference({ subject: 'a' }), difference({ subject: 'b' }), difference({ subject: 'b', source: 'land' }), difference({ subject: 'b', source: 'customs', stated: '12' }), difference({ subject: 'c' })];
  it('that a decision brought into agreement stay where they stood', () => {
    const agreed = agreedBy(rows, rows[1]!, 'checked', 'tong');
    expect(agreed.map((a) => [a.at, a.row.source, a.row.record, a.row.standing, a.row.taken, a.row.person])).toEqual([
      [1, 'tax', '11', 'decided', 'tax', 'tong'],
      [2, 'land', '11', 'decided', 'tax', 'tong'],
    ]);
    const now = [rows[0]!, { ...rows[3]!, record: '11', standing: 'decided' as const }, rows[4]!];
    expect(withAgreed(now, agreed).map(keyOf)).toEqual(rows.map(keyOf));
  });
  it('that the server tells of again are its own', () => {
    const agreed = agreedBy(rows, rows[1]!, 'checked', 'tong');
    const now = rows.map((d) => ({ ...d, standing: 'stale' as const }));
    expect(withAgreed(now, agreed).map((d) => d.standing)).toEqual(rows.map(() => 'stale'));
    expect(withAgreed([], agreed)).toHaveLength(2);
  });
});
